/*
 * Runs commands on compound files through the public structured storage calls of ole32, one a line from standard
 * input, and says for each what it answered: the code's name, then what came out, on one line of standard output.
 *
 * Words are parted by blanks. A name beginning a command's words is that of a variable: it holds an interface until
 * `close`. In names and texts %XXXX is one UTF-16 unit; `-` is a null pointer. Modes are words of STGM_ joined by `+`.
 */

#include "words.h"

#include <bcrypt.h>
#include <ctype.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is in a storage ------------------------------------------------------------------------------------------ */

static void digest(IStream *stream, char *text) {
    static BYTE buffer[1 << 16];
    BCRYPT_ALG_HANDLE algorithm;
    BCRYPT_HASH_HANDLE hash;
    BYTE sum[32];
    ULONG len;
    BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, NULL, 0);
    BCryptCreateHash(algorithm, &hash, NULL, 0, NULL, 0, 0);
    while (SUCCEEDED(IStream_Read(stream, buffer, sizeof buffer, &len)) && len)
        BCryptHashData(hash, buffer, len, 0);
    BCryptFinishHash(hash, sum, sizeof sum, 0);
    BCryptDestroyHash(hash);
    BCryptCloseAlgorithmProvider(algorithm, 0);
    for (int i = 0; i < 32; i++)
        sprintf(text + 2 * i, "%02x", sum[i]);
}

/* One line for each element: a tab, its path, and for a stream its size and digest. */
static HRESULT list(IStorage *storage, const char *above) {
    DWORD read = STGM_READ | STGM_SHARE_EXCLUSIVE;
    IEnumSTATSTG *elements;
    STATSTG one;
    HRESULT hr = IStorage_EnumElements(storage, 0, NULL, 0, &elements);
    if (FAILED(hr))
        return hr;
    while (SUCCEEDED(hr) && (hr = IEnumSTATSTG_Next(elements, 1, &one, NULL)) == S_OK) {
        char *path = malloc(strlen(above) + 200);
        IStorage *inner;
        IStream *stream;
        strcpy(path, above);
        plain(path + strlen(path), one.pwcsName);
        if (one.type == STGTY_STORAGE) {
            printf("\t%s\n", path);
            strcat(path, "/");
            hr = IStorage_OpenStorage(storage, one.pwcsName, NULL, read, NULL, 0, &inner);
            if (SUCCEEDED(hr)) {
                hr = list(inner, path);
                IStorage_Release(inner);
            }
        } else if (SUCCEEDED(hr = IStorage_OpenStream(storage, one.pwcsName, NULL, read, 0, &stream))) {
            char sum[65];
            digest(stream, sum);
            printf("\t%s\t%llu\t%s\n", path, one.cbSize.QuadPart, sum);
            IStream_Release(stream);
        }
        if (FAILED(hr))
            say(" %s", path);
        CoTaskMemFree(one.pwcsName);
        free(path);
    }
    IEnumSTATSTG_Release(elements);
    return SUCCEEDED(hr) ? S_OK : hr;
}

static void say_guid(const GUID *guid) {
    WCHAR text[40];
    StringFromGUID2(guid, text, ARRAYSIZE(text));
    say(" %.36ls", IsEqualGUID(guid, &GUID_NULL) ? L"null" : text + 1);
}

static HRESULT say_stat(HRESULT hr, STATSTG *stat) {
    static const char *const types[] = {"?", "storage", "stream", "bytes", "property"};
    char name[MAX_NAME];
    if (FAILED(hr))
        return hr;
    plain(name, stat->pwcsName ? stat->pwcsName : L"-");
    say(" %s %s size=%llu mode=%lX bits=%lX", types[stat->type & 3], name, stat->cbSize.QuadPart, stat->grfMode,
        stat->grfStateBits);
    say(" times=%d%d%d class=", !!stat->ctime.dwHighDateTime, !!stat->atime.dwHighDateTime,
        !!stat->mtime.dwHighDateTime);
    say_guid(&stat->clsid);
    CoTaskMemFree(stat->pwcsName);
    return hr;
}

static IStorage *storage_at(int at) { return object(at, STORAGE); }

static IStream *stream_at(int at) { return object(at, STREAM); }

/* Commands ------------------------------------------------------------------------------------------------------ */

/* Roots: create VAR FILE MODE [RESERVED] */
static HRESULT run_create(void) {
    void *out, **to = place(1, &out);
    return keep(1, STORAGE, StgCreateDocfile(wide(2), mode(3), (DWORD)number(4), (IStorage **)to), &out);
}

/* createx VAR FILE MODE SECTOR_SIZE */
static HRESULT run_createx(void) {
    void *out, **to = place(1, &out);
    STGOPTIONS options = {.usVersion = 1, .ulSectorSize = (ULONG)number(4)};
    STGOPTIONS *given = has(4) ? &options : NULL;
    HRESULT hr = StgCreateStorageEx(wide(2), mode(3), STGFMT_DOCFILE, 0, given, NULL, &IID_IStorage, to);
    return keep(1, STORAGE, hr, &out);
}

/* open VAR FILE MODE [RESERVED [PRIORITY_VAR]] */
static HRESULT run_open(void) {
    void *out, **to = place(1, &out);
    IStorage *priority = object(5, STORAGE);
    HRESULT hr = StgOpenStorage(wide(2), priority, mode(3), NULL, (DWORD)number(4), (IStorage **)to);
    return keep(1, STORAGE, hr, &out);
}

/* bytes VAR LOCKS [OTHER]: bytes in memory; LOCKS is what Stat promises; OTHER: another open of the same bytes */
static HRESULT run_bytes(void) {
    void *out = bytes_open(object(3, BYTES), (DWORD)number(2));
    return keep(1, BYTES, S_OK, &out);
}

/* createb VAR BYTES MODE */
static HRESULT run_createb(void) {
    void *out, **to = place(1, &out);
    return keep(1, STORAGE, StgCreateDocfileOnILockBytes(object(2, BYTES), mode(3), 0, (IStorage **)to), &out);
}

/* openb VAR BYTES MODE */
static HRESULT run_openb(void) {
    void *out, **to = place(1, &out);
    HRESULT hr = StgOpenStorageOnILockBytes(object(2, BYTES), NULL, mode(3), NULL, 0, (IStorage **)to);
    return keep(1, STORAGE, hr, &out);
}

/* Elements: stg VAR PARENT NAME MODE [RESERVED RESERVED] */
static HRESULT run_stg(void) {
    void *out, **to = place(1, &out);
    DWORD a = (DWORD)number(5), b = (DWORD)number(6);
    return keep(1, STORAGE, IStorage_CreateStorage(storage_at(2), wide(3), mode(4), a, b, (IStorage **)to), &out);
}

/* stm VAR PARENT NAME MODE [RESERVED RESERVED] */
static HRESULT run_stm(void) {
    void *out, **to = place(1, &out);
    DWORD a = (DWORD)number(5), b = (DWORD)number(6);
    return keep(1, STREAM, IStorage_CreateStream(storage_at(2), wide(3), mode(4), a, b, (IStream **)to), &out);
}

/* openstg VAR PARENT NAME MODE */
static HRESULT run_openstg(void) {
    void *out, **to = place(1, &out);
    return keep(1, STORAGE,
                IStorage_OpenStorage(storage_at(2), wide(3), NULL, mode(4), NULL, 0, (IStorage **)to), &out);
}

/* openstm VAR PARENT NAME MODE */
static HRESULT run_openstm(void) {
    void *out, **to = place(1, &out);
    return keep(1, STREAM, IStorage_OpenStream(storage_at(2), wide(3), NULL, mode(4), 0, (IStream **)to), &out);
}

/* rename STORAGE OLD NEW */
static HRESULT run_rename(void) { return IStorage_RenameElement(storage_at(1), wide(2), wide(3)); }

/* destroy STORAGE NAME */
static HRESULT run_destroy(void) { return IStorage_DestroyElement(storage_at(1), wide(2)); }

/* move STORAGE NAME DESTINATION NEW_NAME MOVE|COPY */
static HRESULT run_move(void) {
    DWORD how = strcmp(word(5), "COPY") ? STGMOVE_MOVE : STGMOVE_COPY;
    return IStorage_MoveElementTo(storage_at(1), wide(2), object(3, STORAGE), wide(4), how);
}

/* copyto STORAGE DESTINATION [storages|streams|NAME ...]: what is not copied */
static HRESULT run_copyto(void) {
    IID kinds[2];
    WCHAR *names[8] = {NULL};
    DWORD num_kinds = 0, num_names = 0;
    for (int at = 3; has(at) && num_kinds < 2 && num_names < 7; at++) {
        if (!strcmp(word(at), "storages"))
            kinds[num_kinds++] = IID_IStorage;
        else if (!strcmp(word(at), "streams"))
            kinds[num_kinds++] = IID_IStream;
        else
            names[num_names++] = wide(at);
    }
    SNB left_out = num_names ? names : NULL;
    return IStorage_CopyTo(storage_at(1), num_kinds, num_kinds ? kinds : NULL, left_out, storage_at(2));
}

/* list STORAGE */
static HRESULT run_list(void) { return list(object(1, STORAGE), ""); }

/* setclass STORAGE GUID; state STORAGE BITS MASK; settimes STORAGE NAME */
static HRESULT run_setclass(void) {
    GUID guid = {0};
    WCHAR text[40] = L"{";
    wcscat(wcscat(text, wide(2)), L"}");
    CLSIDFromString(text, &guid);
    return IStorage_SetClass(storage_at(1), &guid);
}

static HRESULT run_state(void) {
    return IStorage_SetStateBits(storage_at(1), (DWORD)number(2), (DWORD)number(3));
}

static HRESULT run_settimes(void) {
    FILETIME time = {0, 0x1D00000};
    return IStorage_SetElementTimes(storage_at(1), wide(2), &time, &time, &time);
}

/* getconvert STORAGE; setconvert STORAGE 0|1 */
static HRESULT run_getconvert(void) { return GetConvertStg(object(1, STORAGE)); }

static HRESULT run_setconvert(void) { return SetConvertStg(object(1, STORAGE), (BOOL)number(2)); }

/* Enumerators: enum VAR STORAGE; next ENUMERATOR; reset ENUMERATOR */
static HRESULT run_enum(void) {
    void *out = NULL;
    HRESULT hr = IStorage_EnumElements(storage_at(2), 0, NULL, 0, (IEnumSTATSTG **)&out);
    return keep(1, ENUMERATOR, hr, &out);
}

static HRESULT run_next(void) {
    STATSTG stat;
    ULONG count = 77;
    char name[MAX_NAME];
    memset(&stat, 0xAA, sizeof stat);
    HRESULT hr = IEnumSTATSTG_Next((IEnumSTATSTG *)object(1, ENUMERATOR), 1, &stat, &count);
    say(" %lu", count);
    if (hr == S_OK) {
        plain(name, stat.pwcsName);
        say(" %s", name);
        CoTaskMemFree(stat.pwcsName);
    } else if (hr == S_FALSE) {
        say(stat.pwcsName || stat.type ? " not-zeroed" : " zeroed");
    }
    return hr;
}

static HRESULT run_reset(void) { return IEnumSTATSTG_Reset((IEnumSTATSTG *)object(1, ENUMERATOR)); }

/* Streams: text STREAM TEXT; `-` writes from a null pointer, no text writes nothing */
static HRESULT run_text(void) {
    ULONG done = 77;
    const char *text = strcmp(word(2), "-") ? word(2) : NULL;
    HRESULT hr = IStream_Write(stream_at(1), text, text ? strlen(text) : 1, &done);
    say(" %lu", done);
    return hr;
}

/* fill STREAM LEN SEED: bytes that count up from SEED */
static HRESULT run_fill(void) {
    static BYTE bytes[1 << 16];
    BYTE next = (BYTE)number(3);
    HRESULT hr = S_OK;
    for (ULONGLONG left = number(2); SUCCEEDED(hr) && left;) {
        ULONG len = left < sizeof bytes ? (ULONG)left : sizeof bytes, done;
        for (ULONG i = 0; i < len; i++)
            bytes[i] = next++;
        hr = IStream_Write(stream_at(1), bytes, len, &done);
        left -= len;
    }
    return hr;
}

/* read STREAM LEN: how many bytes, and the first of them */
static HRESULT run_read(void) {
    static BYTE bytes[1 << 16];
    ULONG done = 77;
    HRESULT hr = IStream_Read(stream_at(1), bytes, (ULONG)min(number(2), sizeof bytes), &done);
    say(" %lu ", done);
    for (ULONG i = 0; SUCCEEDED(hr) && i < done && i < 24; i++)
        say(isgraph(bytes[i]) && bytes[i] != '%' ? "%c" : "%%%02X", bytes[i]);
    return hr;
}

/* seek STREAM OFFSET ORIGIN */
static HRESULT run_seek(void) {
    LARGE_INTEGER to = {.QuadPart = (LONGLONG)number(2)};
    ULARGE_INTEGER at = {.QuadPart = 0};
    HRESULT hr = IStream_Seek(stream_at(1), to, (DWORD)number(3), &at);
    if (SUCCEEDED(hr))
        say(" %llu", at.QuadPart);
    return hr;
}

/* clone VAR STREAM */
static HRESULT run_clone(void) {
    void *out = NULL;
    return keep(1, STREAM, IStream_Clone(stream_at(2), (IStream **)&out), &out);
}

/* lock STREAM|BYTES OFFSET LEN; unlock the same */
static HRESULT lock_or_unlock(int locks) {
    ULARGE_INTEGER at = {.QuadPart = number(2)}, len = {.QuadPart = number(3)};
    DWORD kind = LOCK_EXCLUSIVE;
    ILockBytes *bytes = object(1, BYTES);
    if (bytes && locks)
        return ILockBytes_LockRegion(bytes, at, len, kind);
    if (bytes)
        return ILockBytes_UnlockRegion(bytes, at, len, kind);
    if (locks)
        return IStream_LockRegion(stream_at(1), at, len, kind);
    return IStream_UnlockRegion(stream_at(1), at, len, kind);
}

static HRESULT run_lock(void) { return lock_or_unlock(1); }

static HRESULT run_unlock(void) { return lock_or_unlock(0); }

/* Any: setsize STREAM|BYTES LEN; stat STORAGE|STREAM; commit STORAGE|STREAM FLAGS; revert STORAGE|STREAM */
static HRESULT run_setsize(void) {
    ULARGE_INTEGER len = {.QuadPart = number(2)};
    ILockBytes *bytes = object(1, BYTES);
    return bytes ? ILockBytes_SetSize(bytes, len) : IStream_SetSize(stream_at(1), len);
}

static HRESULT run_stat(void) {
    STATSTG stat = {0};
    IStream *stream = object(1, STREAM);
    ILockBytes *bytes = object(1, BYTES);
    HRESULT hr = stream  ? IStream_Stat(stream, &stat, STATFLAG_DEFAULT)
                 : bytes ? ILockBytes_Stat(bytes, &stat, STATFLAG_DEFAULT)
                         : IStorage_Stat(storage_at(1), &stat, STATFLAG_DEFAULT);
    return say_stat(hr, &stat);
}

static HRESULT run_commit(void) {
    IStream *stream = object(1, STREAM);
    return stream ? IStream_Commit(stream, mode(2)) : IStorage_Commit(storage_at(1), mode(2));
}

static HRESULT run_revert(void) {
    IStream *stream = object(1, STREAM);
    return stream ? IStream_Revert(stream) : IStorage_Revert(storage_at(1));
}

/* close VAR: how many references are left; close -: all */
static HRESULT run_close(void) {
    for (Var *var = vars; var < vars + MAX_VARS; var++) {
        if (var->kind && (!strcmp(word(1), "-") || !strcmp(word(1), var->name))) {
            ULONG left = IUnknown_Release((IUnknown *)var->object);
            if (strcmp(word(1), "-"))
                say(" %lu", left);
            var->kind = NOTHING;
        }
    }
    return S_OK;
}

/* forget VAR: another call has released it */
static HRESULT run_forget(void) {
    Var *var = find(word(1));
    if (var)
        var->kind = NOTHING;
    return S_OK;
}

/* refs VAR */
static HRESULT run_refs(void) {
    IUnknown_AddRef((IUnknown *)find(word(1))->object);
    say(" %lu", IUnknown_Release((IUnknown *)find(word(1))->object));
    return S_OK;
}

/* switch STORAGE FILE */
static HRESULT run_switch(void) {
    IRootStorage *root;
    HRESULT hr = IStorage_QueryInterface(storage_at(1), &IID_IRootStorage, (void **)&root);
    if (FAILED(hr))
        return hr;
    hr = IRootStorage_SwitchToFile(root, wide(2));
    IRootStorage_Release(root);
    return hr;
}

/* swmr STORAGE [MILLISECONDS]: whether it has the interface of a writer beside readers; waits for access */
static HRESULT run_swmr(void) {
    IDirectWriterLock *lock;
    HRESULT hr = IStorage_QueryInterface(storage_at(1), &IID_IDirectWriterLock, (void **)&lock);
    if (FAILED(hr) || !has(2))
        return hr;
    hr = IDirectWriterLock_WaitForWriteAccess(lock, (DWORD)number(2));
    IDirectWriterLock_Release(lock);
    return hr;
}

/* Bytes: poke BYTES OFFSET LEN VALUE; breaklocks BYTES; calls BYTES; held BYTES */
static HRESULT run_poke(void) {
    BYTE value = (BYTE)number(4);
    HRESULT hr = S_OK;
    for (ULONGLONG i = 0; SUCCEEDED(hr) && i < number(3); i++) {
        ULARGE_INTEGER at = {.QuadPart = number(2) + i};
        hr = ILockBytes_WriteAt((ILockBytes *)object(1, BYTES), at, &value, 1, NULL);
    }
    return hr;
}

static HRESULT run_peek(void) {
    BYTE value = 0;
    ULARGE_INTEGER at = {.QuadPart = number(2)};
    HRESULT hr = ILockBytes_ReadAt((ILockBytes *)object(1, BYTES), at, &value, 1, NULL);
    say(" %02X", value);
    return hr;
}

static HRESULT run_breaklocks(void) {
    bytes_break_locks(object(1, BYTES), STG_E_INVALIDFUNCTION);
    return S_OK;
}

static HRESULT run_calls(void) {
    say("%s", bytes_calls(object(1, BYTES)));
    return S_OK;
}

static HRESULT run_held(void) {
    say("%s", bytes_held(object(1, BYTES)));
    return S_OK;
}

/* Files: cd FOLDER; raw FILE LEN [BYTE]; size FILE; delete FILE; locked FILE: which of the lock bytes others have */
static HRESULT run_cd(void) { return SetCurrentDirectoryW(wide(1)) ? S_OK : STG_E_PATHNOTFOUND; }

static HRESULT run_raw(void) {
    FILE *file = _wfopen(wide(1), L"wb");
    for (ULONGLONG left = number(2); file && left; left--)
        fputc((int)number(3), file);
    return file && !fclose(file) ? S_OK : STG_E_WRITEFAULT;
}

static HANDLE any_access(DWORD access) {
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    return CreateFileW(wide(1), access, share, NULL, OPEN_EXISTING, 0, NULL);
}

static HRESULT run_size(void) {
    WIN32_FILE_ATTRIBUTE_DATA data;
    if (!GetFileAttributesExW(wide(1), GetFileExInfoStandard, &data))
        return STG_E_FILENOTFOUND;
    say(" %lu", data.nFileSizeLow);
    return S_OK;
}

static HRESULT run_delete(void) { return DeleteFileW(wide(1)) ? S_OK : STG_E_FILENOTFOUND; }

static HRESULT run_locked(void) {
    HANDLE file = any_access(GENERIC_READ);
    if (file == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION ? STG_E_SHAREVIOLATION : STG_E_FILENOTFOUND;
    for (DWORD at = 0x7FFFFE00; at < 0x80000000; at++) {
        if (LockFile(file, at, 0, 1, 0))
            UnlockFile(file, at, 0, 1, 0);
        else
            say(" %lX", at);
    }
    CloseHandle(file);
    return S_OK;
}

/* What each takes: the kind of its first word, if that must be there. */
static const struct {
    const char *name;
    HRESULT (*run)(void);
    int at;
    unsigned kinds;
} commands[] = {
#define ANY (1u << STORAGE | 1u << STREAM | 1u << BYTES | 1u << ENUMERATOR)
    {"create", run_create, 0, 0},
    {"createx", run_createx, 0, 0},
    {"open", run_open, 0, 0},
    {"bytes", run_bytes, 0, 0},
    {"createb", run_createb, 2, 1u << BYTES},
    {"openb", run_openb, 2, 1u << BYTES},
    {"stg", run_stg, 2, 1u << STORAGE},
    {"stm", run_stm, 2, 1u << STORAGE},
    {"openstg", run_openstg, 2, 1u << STORAGE},
    {"openstm", run_openstm, 2, 1u << STORAGE},
    {"rename", run_rename, 1, 1u << STORAGE},
    {"destroy", run_destroy, 1, 1u << STORAGE},
    {"move", run_move, 1, 1u << STORAGE},
    {"copyto", run_copyto, 1, 1u << STORAGE},
    {"list", run_list, 1, 1u << STORAGE},
    {"setclass", run_setclass, 1, 1u << STORAGE},
    {"state", run_state, 1, 1u << STORAGE},
    {"settimes", run_settimes, 1, 1u << STORAGE},
    {"getconvert", run_getconvert, 1, 1u << STORAGE},
    {"setconvert", run_setconvert, 1, 1u << STORAGE},
    {"enum", run_enum, 2, 1u << STORAGE},
    {"next", run_next, 1, 1u << ENUMERATOR},
    {"reset", run_reset, 1, 1u << ENUMERATOR},
    {"text", run_text, 1, 1u << STREAM},
    {"fill", run_fill, 1, 1u << STREAM},
    {"read", run_read, 1, 1u << STREAM},
    {"seek", run_seek, 1, 1u << STREAM},
    {"clone", run_clone, 2, 1u << STREAM},
    {"lock", run_lock, 1, 1u << STREAM | 1u << BYTES},
    {"unlock", run_unlock, 1, 1u << STREAM | 1u << BYTES},
    {"setsize", run_setsize, 1, 1u << STREAM | 1u << BYTES},
    {"stat", run_stat, 1, ANY},
    {"commit", run_commit, 1, 1u << STREAM | 1u << STORAGE},
    {"revert", run_revert, 1, 1u << STREAM | 1u << STORAGE},
    {"close", run_close, 0, 0},
    {"forget", run_forget, 1, ANY},
    {"refs", run_refs, 1, ANY},
    {"switch", run_switch, 1, 1u << STORAGE},
    {"swmr", run_swmr, 1, 1u << STORAGE},
    {"poke", run_poke, 1, 1u << BYTES},
    {"peek", run_peek, 1, 1u << BYTES},
    {"breaklocks", run_breaklocks, 1, 1u << BYTES},
    {"calls", run_calls, 1, 1u << BYTES},
    {"held", run_held, 1, 1u << BYTES},
    {"cd", run_cd, 0, 0},
    {"raw", run_raw, 0, 0},
    {"size", run_size, 0, 0},
    {"delete", run_delete, 0, 0},
    {"locked", run_locked, 0, 0},
};

static void run(void) {
    size_t i;
    HRESULT hr;
    for (i = 0; i < ARRAYSIZE(commands) && strcmp(word(0), commands[i].name); i++) {}
    if (i == ARRAYSIZE(commands))
        give_up("no such command");
    if (commands[i].kinds) {
        Var *var = find(word(commands[i].at));
        if (!var || !(commands[i].kinds & 1u << var->kind)) {
            printf("NOTHING %s\n", word(commands[i].at));
            return;
        }
    }
    hr = commands[i].run();
    answer(hr);
}

static LONG WINAPI crashed(EXCEPTION_POINTERS *what) {
    printf("CRASHED %08lX\n", what->ExceptionRecord->ExceptionCode);
    fflush(stdout);
    TerminateProcess(GetCurrentProcess(), 3);
    return EXCEPTION_CONTINUE_SEARCH;
}

int main(void) {
    static char line[65536];
    SetUnhandledExceptionFilter(crashed);
    CoInitialize(NULL);
    _setmode(_fileno(stdout), _O_BINARY);
    while (fgets(line, sizeof line, stdin)) {
        int num_words = take_words(line);
        if (num_words) {
            run();
            fflush(stdout);
        }
    }
    return 0;
}
