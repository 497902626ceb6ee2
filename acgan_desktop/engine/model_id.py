"""The identity of a model: a digest over its weights alone.

A re-export with a better manifest, other names for nodes or another producer is still the same
model, so avatars made with the old file keep drawing the same pictures.
"""

import hashlib

import onnx
from onnx import numpy_helper


def model_id_of(model: onnx.ModelProto) -> str:
    """Return the sha256 in hexadecimal over the initializers in the order of their names.

    Of each initializer go in: name, ONNX data type, dimensions, and the values as little-endian
    bytes, each with its length where it could run into the next.
    """
    digest = hashlib.sha256()
    for tensor in sorted(model.graph.initializer, key=lambda tensor: tensor.name):
        values = numpy_helper.to_array(tensor)
        little_endian = values.astype(values.dtype.newbyteorder("<"), copy=False).tobytes()
        dims = ",".join(str(dim) for dim in tensor.dims)
        digest.update(f"{len(tensor.name)}:{tensor.name}:{tensor.data_type}:[{dims}]:".encode())
        digest.update(little_endian)
    return digest.hexdigest()
