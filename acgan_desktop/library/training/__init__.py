"""Training without a terminal: the trainer's environment, trainings and their folders, what goes
on in them. The trainer itself is a child process that outlives the program; neither it nor torch is
imported here."""
