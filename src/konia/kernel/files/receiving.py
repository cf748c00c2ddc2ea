"""Taking in what a browser sends: cut off at the limit before it reaches the disk or memory."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from .kinds import LARGEST

MOST_IN_ONE_REQUEST = 12 * LARGEST


class CutFile(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs only
    """Stands for a file that was over the limit; it holds nothing. `keep_upload` refuses it."""

    is_cut = True


class CappedHandler(FileUploadHandler):
    """First of the upload handlers: lets through no more of a file than may ever be kept.

    The rest of the file is read off the line and dropped, so that its sender gets an answer in
    words; somebody who sends without end is cut off.
    """

    largest = LARGEST
    most_in_one_request = MOST_IN_ONE_REQUEST

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.seen = 0
        self.dropped = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a piece on, or drop it when the file is over the limit. Raises: StopUpload."""
        self.seen += len(raw_data)
        if self.seen <= self.largest:
            return raw_data
        self.dropped += len(raw_data)
        if self.dropped > self.most_in_one_request:
            raise StopUpload(connection_reset=True)
        return None

    def file_complete(self, file_size: int) -> CutFile | None:
        """A stand-in for a file that was cut; None leaves the others to the next handlers."""
        if self.seen <= self.largest:
            return None
        return CutFile(None, self.file_name, self.content_type, self.seen, self.charset)
