"""A loopback double of the hub: its HTTP interface on 127.0.0.1, in memory, with faults on demand.

    with HubDouble() as hub:
        hub.add_token("hf_writer", "ana", orgs={"gulls": "write"})
        HfApi(endpoint=hub.url, token="hf_writer").create_repo("gulls/talks", repo_type="dataset")

It answers what `huggingface_hub` and `datasets` ask of a dataset repository: whoami, create, info, refs, tree,
paths-info, preupload, Git LFS batch, upload and verify, commit, tag, branch, settings and resolve. What is in Git LFS
is served from another origin, as the hub's own content network is, so that a client that carries its token there is
found out: `hub.leaked` then holds the request.
"""

from hub_double.faults import Fault
from hub_double.server import HubDouble, Request
from hub_double.store import Commit, File, Repository

__all__ = ["Commit", "Fault", "File", "HubDouble", "Repository", "Request"]
