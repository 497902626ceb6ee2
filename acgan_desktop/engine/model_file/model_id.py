"""The identity of a model: a digest over its weights alone.

A re-export with a better manifest, other names for nodes or another producer is still the same
model, so avatars made with the old file keep drawing the same pictures.
"""

import hashlib
from collections.abc import Mapping
from mmap import mmap

import onnx
from onnx import numpy_helper


def model_id_of(
    model: onnx.ModelProto,
    left: Mapping[int, tuple[int, int]] | None = None,
    data: bytes | mmap = b"",
) -> str:
    """Return the sha256 in hexadecimal over the initializers in the order of their names.

    Of each initializer go in: name, ONNX data type, dimensions, and the values as little-endian
    bytes, each with its length where it could run into the next.

    Args:
        model: the model.
        left: of the initializers whose raw data were left in the file, by their place, where these
            begin and end.
        data: the file.
    """
    digest = hashlib.sha256()
    places = sorted(enumerate(model.graph.initializer), key=lambda pair: pair[1].name)
    with memoryview(data) as view:
        for place, tensor in places:
            dims = ",".join(str(dim) for dim in tensor.dims)
            digest.update(f"{len(tensor.name)}:{tensor.name}:{tensor.data_type}:[{dims}]:".encode())
            if left is not None and place in left:  # raw data are little-endian in every file
                begin, end = left[place]
                with view[begin:end] as values:
                    digest.update(values)
                continue
            array = numpy_helper.to_array(tensor)
            digest.update(array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes())
    return digest.hexdigest()
