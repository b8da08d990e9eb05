"""Prints the access codes of a file, whose type tells what each of them has."""

import sys
from pathlib import Path

from pydantic import BaseModel
from seam import (
    AccessCode,
    AccessCodeError,
    ConnectedAccountError,
    DeviceError,
    OngoingAccessCode,
    TimeBoundAccessCode,
    UnmanagedAccessCode,
    UnmanagedOngoingAccessCode,
    UnmanagedTimeBoundAccessCode,
    decode,
)


class AccessCodes(BaseModel):
    access_codes: list[AccessCode]
    unmanaged_access_codes: list[UnmanagedAccessCode]


def schedule(code: AccessCode | UnmanagedAccessCode) -> str:
    match code:
        case OngoingAccessCode() | UnmanagedOngoingAccessCode():
            return "ongoing"
        case TimeBoundAccessCode():
            once = ", once" if code.is_one_time_use else ""
            return f"{code.starts_at[:10]} to {code.ends_at[:10]}{once}"
        case UnmanagedTimeBoundAccessCode():
            return f"{code.starts_at[:10]} to {code.ends_at[:10]}"


def status(code: AccessCode | UnmanagedAccessCode) -> str:
    match code:
        case OngoingAccessCode() | TimeBoundAccessCode():
            return code.status
        case UnmanagedOngoingAccessCode() | UnmanagedTimeBoundAccessCode():
            return "not managed by Seam"


def owner(error: DeviceError | ConnectedAccountError | AccessCodeError) -> str:
    match error:
        case DeviceError():
            return "device"
        case ConnectedAccountError():
            return "account"
        case AccessCodeError():
            return "access code"


def main(path: Path) -> None:
    listed: AccessCodes = decode(AccessCodes, path.read_bytes())
    codes = [*listed.access_codes, *listed.unmanaged_access_codes]
    for code in codes:
        name, digits = code.name or "(no name)", code.code or "no code yet"
        print(f"{name}: {digits}, {schedule(code)}, {status(code)}")
        for error in code.errors or []:
            print(f"  error of the {owner(error)}: {error.message}")
        for warning in code.warnings or []:
            print(f"  warning: {warning.message}")
    faulty = sum(1 for code in codes if code.errors)
    print(f"{len(codes)} access codes, {faulty} of them with errors")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
