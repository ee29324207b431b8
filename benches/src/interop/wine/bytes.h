/* Bytes in memory behind an ILockBytes, with locks that are seen. */
#ifndef BYTES_H
#define BYTES_H

#define COBJMACROS
#include <windows.h>
#include <ole2.h>

/* One open of some bytes. It owns the locks it takes, as a file handle does. */
typedef struct Bytes Bytes;

/* A new open: of the bytes that `other` has open, or of none yet. `locks`: the kinds of locks that Stat promises. */
ILockBytes *bytes_open(ILockBytes *other, DWORD locks);

/* From now on LockRegion answers `error`, if that is not S_OK; whatever Stat says. */
void bytes_break_locks(ILockBytes *bytes, HRESULT error);

/* Text about the calls since the last time: `+off`, `-off` for one byte, `+off:len` for more, `!` after a refused one. */
const char *bytes_calls(ILockBytes *bytes);

/* Text about the locks held now by this open. */
const char *bytes_held(ILockBytes *bytes);

#endif
