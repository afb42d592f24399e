"""Publishes a built site to a real S3 server on this machine, and reads with another client what readers get.

    python tests/publish/s3.py target/debug/danvan SITE OTHER

SITE and OTHER are output folders of two builds. Publishing is killed, disturbed and repeated; in the end the bucket
must hold what was built, with the right headers, and nobody else's file may have changed.
"""

import itertools
import os
import subprocess
import sys
import threading
from pathlib import Path

import boto3
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

DANVAN, SITE, OTHER = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
BUCKET, PREFIX = "danvan", "trang/thu/"
SECRET = "khoa-bi-mat-cua-phep-thu"


class Quiet(WSGIRequestHandler):
    def log(self, *_):
        pass


class Server:
    """The server, which lets what is to happen before a write happen."""

    def __init__(self):
        self.app = DomainDispatcherApplication(create_backend_app)
        self.counter, self.before_write = itertools.count(1), lambda number: None
        self.http = make_server("127.0.0.1", 0, self, threaded=True, request_handler=Quiet)
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.http.server_port}"

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] in ("PUT", "POST", "DELETE"):
            self.before_write(next(self.counter))
        return self.app(environ, start_response)

    def writes_of(self, action, before_write=lambda number: None):
        """Does something, and counts what it writes."""
        self.counter, self.before_write = itertools.count(1), before_write
        action()
        self.before_write = lambda number: None
        return next(self.counter) - 1


server = Server()
keys = {"AWS_ACCESS_KEY_ID": "khoa", "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": "us-east-1"}
environment = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")} | keys
environment |= {"AWS_ENDPOINT_URL": server.address, "AWS_MAX_ATTEMPTS": "2"}
client = boto3.client(
    "s3", endpoint_url=server.address, region_name="us-east-1", aws_access_key_id="khoa", aws_secret_access_key=SECRET
)


def start(*arguments):
    target = f"s3://{BUCKET}/{PREFIX.rstrip('/')}"
    command = [DANVAN, "publish", target, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def publish(*arguments, code=0):
    process = start(*arguments)
    said, _ = process.communicate()
    assert SECRET not in said, "the key was shown"
    assert process.returncode == code, f"{arguments}: {process.returncode}: {said}"
    return said


def bucket():
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
    names = [it["Key"] for page in pages for it in page.get("Contents", [])]
    return {name: client.get_object(Bucket=BUCKET, Key=name) for name in names}


def built(folder):
    files = (it for it in folder.rglob("*") if it.is_file())
    paths = {it.relative_to(folder).as_posix(): it for it in files}
    return {PREFIX + path: file.read_bytes() for path, file in paths.items() if not path.startswith(".danvan/")}


def check(folder, *others):
    """Holds the bucket to what was built, and to the files of others that are there."""
    found = {name: it["Body"].read() for name, it in bucket().items() if not name.startswith(f"{PREFIX}.danvan/")}
    expected = built(folder) | dict(others)
    assert found == expected, sorted(found.keys() ^ expected.keys())[:9] or "bytes differ"


def put(name, text):
    client.put_object(Bucket=BUCKET, Key=name, Body=text)
    return name, text


said = publish("--output", SITE, code=2)
assert "không có bucket `danvan`" in said, said
client.create_bucket(Bucket=BUCKET)
outside = put("khac/thu.doc", b"ngoai thu muc")

# A place that holds another's file is refused, and nothing is written.
theirs = put(f"{PREFIX}thu.doc", b"cua nguoi khac")
assert server.writes_of(lambda: publish("--output", SITE, code=2)) == 0
assert "không do danvan đưa lên, như `thu.doc`" in publish("--output", SITE, code=2)
client.delete_object(Bucket=BUCKET, Key=theirs[0])

# A dry run writes nothing.
assert server.writes_of(lambda: publish("--output", SITE, "--dry-run")) == 0
check(Path("/nonexistent"), outside)

# Killed again and again, it goes on where it was.
for after in (1, 2, 40, 200):
    process = start("--output", SITE)
    server.writes_of(process.communicate, lambda number: process.kill() if number == after else None)
    assert process.returncode != 0, f"it was done before {after} writes"
    refused = publish("--output", OTHER, code=2)
    assert "--take-over" in refused, refused
publish("--output", SITE)
check(SITE, outside)

# Headers tell what a file is and how long it may be kept.
for name, it in ((name, it) for name, it in bucket().items() if name.startswith(PREFIX)):
    assert "ContentEncoding" not in it, name
    for ending, kind in ((".html", "text/html; charset=utf-8"), (".css", "text/css; charset=utf-8"), (".xml", "application/xml")):
        assert not name.endswith(ending) or it["ContentType"] == kind, (name, it["ContentType"])
    keeps = "immutable" in it["CacheControl"]
    assert keeps or not name.startswith(f"{PREFIX}assets/"), name
    assert not keeps or not name.endswith((".html", ".xml")), name

# Nothing new writes nothing; another build sends what differs and deletes what is gone.
assert server.writes_of(lambda: publish("--output", SITE)) == 0
mine = put(f"{PREFIX}google.html", b"xac minh")
writes = server.writes_of(lambda: publish("--output", OTHER))
assert writes < len(built(OTHER)), "everything was sent again"
check(OTHER, outside, mine)

# Of two that publish at once one stops; what it still sent is gone after the next run.
one, other = start("--output", SITE), None


def begin_other(number):
    global other
    if number == 20:
        other = publish("--output", OTHER, "--take-over")


server.writes_of(one.communicate, begin_other)
assert one.returncode == 2 and other, "both published"
publish("--output", OTHER)
check(OTHER, outside, mine)
print(f"published {len(built(OTHER))} files, killed 4 times, and read them back")
