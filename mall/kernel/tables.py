"""Which of the kernel's own tables the seller centre may touch."""

from mall.kernel.audit import AuditEntry
from mall.kernel.audit_chain import AuditErasure, AuditSeal
from mall.kernel.facts import Fact
from mall.kernel.jobs import Job
from mall.kernel.places import Region
from mall.kernel.states import StateChange
from mall.kernel.tenancy import own, share
from mall.kernel.versions import Version

share(Fact.__table__, "SELECT, INSERT")
share(Job.__table__, "SELECT, INSERT")
share(StateChange.__table__, "SELECT, INSERT")
own(AuditEntry.__table__, "SELECT, INSERT")
share(Region.__table__, "SELECT")
share(Version.__table__, "SELECT, INSERT, UPDATE")

KERNEL_TABLES = (Fact, Job, StateChange, AuditEntry, AuditSeal, AuditErasure, Region, Version)
