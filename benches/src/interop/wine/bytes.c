/* Bytes in memory behind an ILockBytes, with locks that are seen: see bytes.h. */

#include "bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LOCKS 256

typedef struct {
    Bytes *owner;
    ULONGLONG offset, len;
} Lock;

/* What all opens of the same bytes share. */
typedef struct {
    LONG opens;
    BYTE *data;
    ULONGLONG len, room;
    Lock locks[MAX_LOCKS];
    int num_locks;
} Shared;

struct Bytes {
    ILockBytes iface;
    LONG refs;
    Shared *shared;
    DWORD promised;
    HRESULT broken;
    char calls[4096], held[1024];
};

static Bytes *of(ILockBytes *iface) { return CONTAINING_RECORD(iface, Bytes, iface); }

static HRESULT STDMETHODCALLTYPE query(ILockBytes *iface, REFIID id, void **out) {
    if (!IsEqualGUID(id, &IID_IUnknown) && !IsEqualGUID(id, &IID_ILockBytes)) {
        *out = NULL;
        return E_NOINTERFACE;
    }
    *out = iface;
    ILockBytes_AddRef(iface);
    return S_OK;
}

static ULONG STDMETHODCALLTYPE add_ref(ILockBytes *iface) { return InterlockedIncrement(&of(iface)->refs); }

static ULONG STDMETHODCALLTYPE release(ILockBytes *iface) {
    Bytes *self = of(iface);
    Shared *shared = self->shared;
    LONG left = InterlockedDecrement(&self->refs);
    if (left)
        return left;
    for (int i = 0; i < shared->num_locks;) {
        if (shared->locks[i].owner == self)
            shared->locks[i] = shared->locks[--shared->num_locks];
        else
            i++;
    }
    if (!--shared->opens) {
        free(shared->data);
        free(shared);
    }
    free(self);
    return 0;
}

static HRESULT STDMETHODCALLTYPE read_at(ILockBytes *iface, ULARGE_INTEGER at, void *to, ULONG len, ULONG *done) {
    Shared *shared = of(iface)->shared;
    ULONGLONG left = at.QuadPart < shared->len ? shared->len - at.QuadPart : 0;
    if (len > left)
        len = (ULONG)left;
    memcpy(to, shared->data + (len ? at.QuadPart : 0), len);
    if (done)
        *done = len;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE set_size(ILockBytes *iface, ULARGE_INTEGER len) {
    Shared *shared = of(iface)->shared;
    if (len.QuadPart > shared->room) {
        ULONGLONG room = len.QuadPart + shared->room + 4096;
        BYTE *data = realloc(shared->data, room);
        if (!data)
            return STG_E_MEDIUMFULL;
        shared->data = data;
        shared->room = room;
    }
    if (len.QuadPart > shared->len)
        memset(shared->data + shared->len, 0, len.QuadPart - shared->len);
    shared->len = len.QuadPart;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE write_at(ILockBytes *iface, ULARGE_INTEGER at, const void *from, ULONG len,
                                          ULONG *done) {
    ULARGE_INTEGER end = {.QuadPart = at.QuadPart + len};
    HRESULT hr = end.QuadPart > of(iface)->shared->len ? set_size(iface, end) : S_OK;
    if (SUCCEEDED(hr) && len)
        memcpy(of(iface)->shared->data + at.QuadPart, from, len);
    if (done)
        *done = SUCCEEDED(hr) ? len : 0;
    return hr;
}

static HRESULT STDMETHODCALLTYPE flush(ILockBytes *iface) {
    (void)iface;
    return S_OK;
}

static void note(char *text, size_t room, char sign, ULONGLONG offset, ULONGLONG len, const char *end) {
    size_t at = strlen(text);
    if (len == 1)
        snprintf(text + at, room - at, " %c%llX%s", sign, offset, end);
    else
        snprintf(text + at, room - at, " %c%llX:%llu%s", sign, offset, len, end);
}

static HRESULT STDMETHODCALLTYPE lock(ILockBytes *iface, ULARGE_INTEGER at, ULARGE_INTEGER len, DWORD kind) {
    Bytes *self = of(iface);
    Shared *shared = self->shared;
    HRESULT hr = self->broken;
    (void)kind;
    for (int i = 0; SUCCEEDED(hr) && i < shared->num_locks; i++) {
        Lock *other = &shared->locks[i];
        if (at.QuadPart < other->offset + other->len && other->offset < at.QuadPart + len.QuadPart)
            hr = STG_E_LOCKVIOLATION;
    }
    if (SUCCEEDED(hr) && shared->num_locks == MAX_LOCKS)
        hr = STG_E_INSUFFICIENTMEMORY;
    if (SUCCEEDED(hr))
        shared->locks[shared->num_locks++] = (Lock){self, at.QuadPart, len.QuadPart};
    note(self->calls, sizeof self->calls, '+', at.QuadPart, len.QuadPart, SUCCEEDED(hr) ? "" : "!");
    return hr;
}

static HRESULT STDMETHODCALLTYPE unlock(ILockBytes *iface, ULARGE_INTEGER at, ULARGE_INTEGER len, DWORD kind) {
    Bytes *self = of(iface);
    Shared *shared = self->shared;
    HRESULT hr = STG_E_LOCKVIOLATION;
    (void)kind;
    for (int i = 0; i < shared->num_locks; i++) {
        Lock *one = &shared->locks[i];
        if (one->owner == self && one->offset == at.QuadPart && one->len == len.QuadPart) {
            *one = shared->locks[--shared->num_locks];
            hr = S_OK;
            break;
        }
    }
    note(self->calls, sizeof self->calls, '-', at.QuadPart, len.QuadPart, SUCCEEDED(hr) ? "" : "!");
    return hr;
}

static HRESULT STDMETHODCALLTYPE stat(ILockBytes *iface, STATSTG *out, DWORD flags) {
    (void)flags;
    memset(out, 0, sizeof *out);
    out->type = STGTY_LOCKBYTES;
    out->cbSize.QuadPart = of(iface)->shared->len;
    out->grfLocksSupported = of(iface)->promised;
    return S_OK;
}

static ILockBytesVtbl table = {query, add_ref, release, read_at, write_at, flush, set_size, lock, unlock, stat};

ILockBytes *bytes_open(ILockBytes *other, DWORD locks) {
    Bytes *self = calloc(1, sizeof *self);
    self->iface.lpVtbl = &table;
    self->refs = 1;
    self->promised = locks;
    self->shared = other ? of(other)->shared : calloc(1, sizeof *self->shared);
    self->shared->opens++;
    return &self->iface;
}

void bytes_break_locks(ILockBytes *bytes, HRESULT error) { of(bytes)->broken = error; }

const char *bytes_calls(ILockBytes *bytes) {
    static char text[sizeof of(bytes)->calls];
    strcpy(text, of(bytes)->calls);
    of(bytes)->calls[0] = 0;
    return text;
}

static int by_offset(const void *a, const void *b) {
    ULONGLONG x = ((const Lock *)a)->offset, y = ((const Lock *)b)->offset;
    return (x > y) - (x < y);
}

const char *bytes_held(ILockBytes *bytes) {
    Bytes *self = of(bytes);
    Shared *shared = self->shared;
    self->held[0] = 0;
    qsort(shared->locks, shared->num_locks, sizeof *shared->locks, by_offset);
    for (int i = 0; i < shared->num_locks; i++) {
        if (shared->locks[i].owner == self)
            note(self->held, sizeof self->held, ' ', shared->locks[i].offset, shared->locks[i].len, "");
    }
    return self->held;
}
