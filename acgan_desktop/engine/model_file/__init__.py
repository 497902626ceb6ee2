"""Reading the model files of strangers: manifest, sizes, graph and operators, all of it checked
before anything runs. It opens no session and draws nothing.
"""
