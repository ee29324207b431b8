/* Words of a command, variables, and answers: see words.h. */

#include "words.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_WORDS 24

Var vars[MAX_VARS];
static char *words[MAX_WORDS];
static int num_words;
static char said[65536];

/* Codes and flags ----------------------------------------------------------------------------------------------- */

static const struct {
    HRESULT code;
    const char *name;
} codes[] = {
    {S_OK, "OK"},
    {S_FALSE, "FALSE"},
    {E_NOINTERFACE, "NOINTERFACE"},
    {E_INVALIDARG, "INVALIDARG"},
    {E_NOTIMPL, "NOTIMPL"},
    {E_OUTOFMEMORY, "OUTOFMEMORY"},
    {STG_E_INVALIDFUNCTION, "INVALIDFUNCTION"},
    {STG_E_FILENOTFOUND, "FILENOTFOUND"},
    {STG_E_PATHNOTFOUND, "PATHNOTFOUND"},
    {STG_E_ACCESSDENIED, "ACCESSDENIED"},
    {STG_E_INVALIDHANDLE, "INVALIDHANDLE"},
    {STG_E_INSUFFICIENTMEMORY, "INSUFFICIENTMEMORY"},
    {STG_E_INVALIDPOINTER, "INVALIDPOINTER"},
    {STG_E_NOMOREFILES, "NOMOREFILES"},
    {STG_E_SEEKERROR, "SEEKERROR"},
    {STG_E_WRITEFAULT, "WRITEFAULT"},
    {STG_E_READFAULT, "READFAULT"},
    {STG_E_SHAREVIOLATION, "SHAREVIOLATION"},
    {STG_E_LOCKVIOLATION, "LOCKVIOLATION"},
    {STG_E_FILEALREADYEXISTS, "FILEALREADYEXISTS"},
    {STG_E_INVALIDPARAMETER, "INVALIDPARAMETER"},
    {STG_E_MEDIUMFULL, "MEDIUMFULL"},
    {STG_E_INVALIDHEADER, "INVALIDHEADER"},
    {STG_E_INVALIDNAME, "INVALIDNAME"},
    {STG_E_UNKNOWN, "UNKNOWN"},
    {STG_E_UNIMPLEMENTEDFUNCTION, "UNIMPLEMENTEDFUNCTION"},
    {STG_E_INVALIDFLAG, "INVALIDFLAG"},
    {STG_E_INUSE, "INUSE"},
    {STG_E_NOTCURRENT, "NOTCURRENT"},
    {STG_E_REVERTED, "REVERTED"},
    {STG_E_CANTSAVE, "CANTSAVE"},
    {STG_E_OLDFORMAT, "OLDFORMAT"},
    {STG_E_NOTSIMPLEFORMAT, "NOTSIMPLEFORMAT"},
    {STG_E_DOCFILECORRUPT, "DOCFILECORRUPT"},
    {STG_E_NOTFILEBASEDSTORAGE, "NOTFILEBASEDSTORAGE"},
    {STG_S_CONVERTED, "CONVERTED"},
};

static const struct {
    const char *name;
    DWORD bits;
} flags[] = {
    {"READ", STGM_READ},
    {"WRITE", STGM_WRITE},
    {"READWRITE", STGM_READWRITE},
    {"DENY_NONE", STGM_SHARE_DENY_NONE},
    {"DENY_READ", STGM_SHARE_DENY_READ},
    {"DENY_WRITE", STGM_SHARE_DENY_WRITE},
    {"EXCLUSIVE", STGM_SHARE_EXCLUSIVE},
    {"PRIORITY", STGM_PRIORITY},
    {"CREATE", STGM_CREATE},
    {"CONVERT", STGM_CONVERT},
    {"FAILIFTHERE", STGM_FAILIFTHERE},
    {"DIRECT", STGM_DIRECT},
    {"TRANSACTED", STGM_TRANSACTED},
    {"NOSCRATCH", STGM_NOSCRATCH},
    {"NOSNAPSHOT", STGM_NOSNAPSHOT},
    {"SIMPLE", STGM_SIMPLE},
    {"DIRECT_SWMR", STGM_DIRECT_SWMR},
    {"DELETEONRELEASE", STGM_DELETEONRELEASE},
    {"DEFAULT", STGC_DEFAULT},
    {"OVERWRITE", STGC_OVERWRITE},
    {"ONLYIFCURRENT", STGC_ONLYIFCURRENT},
    {"LAZY", STGC_DANGEROUSLYCOMMITMERELYTODISKCACHE},
    {"CONSOLIDATE", STGC_CONSOLIDATE},
};

void say(const char *format, ...) {
    size_t at = strlen(said);
    va_list list;
    va_start(list, format);
    vsnprintf(said + at, sizeof said - at, format, list);
    va_end(list);
}

HRESULT give_up(const char *why) {
    printf("GAVE UP: %s: %s\n", why, num_words ? words[0] : "");
    exit(2);
}

/* Words --------------------------------------------------------------------------------------------------------- */

const char *word(int at) { return at < num_words ? words[at] : ""; }

int has(int at) { return at < num_words; }

ULONGLONG number(int at) { return strtoull(word(at), NULL, 0); }

DWORD mode(int at) {
    DWORD bits = 0;
    char text[256];
    snprintf(text, sizeof text, "%s", word(at));
    for (char *one = strtok(text, "+"); one; one = strtok(NULL, "+")) {
        size_t i;
        for (i = 0; i < ARRAYSIZE(flags) && strcmp(one, flags[i].name); i++) {}
        if (i < ARRAYSIZE(flags))
            bits |= flags[i].bits;
        else if (*one >= '0' && *one <= '9')
            bits |= strtoul(one, NULL, 0);
        else if (*one)
            give_up("no such flag");
    }
    return bits;
}

WCHAR *wide(int at) {
    static WCHAR ring[8][MAX_NAME];
    static int next;
    WCHAR *out = ring[next++ % 8];
    const char *from = word(at);
    int len = 0;
    if (!strcmp(from, "-") || !*from)
        return NULL;
    while (*from && len < MAX_NAME - 1) {
        unsigned unit = (BYTE)*from++;
        if (unit == '%' && sscanf(from, "%4x", &unit) == 1)
            from += 4;
        out[len++] = (WCHAR)unit;
    }
    out[len] = 0;
    return out;
}

void plain(char *out, const WCHAR *name) {
    for (; *name; name++) {
        if (*name < 128 && (isalnum(*name) || strchr(" _-.", *name)))
            *out++ = (char)*name;
        else
            out += sprintf(out, "%%%04X", *name);
    }
    *out = 0;
}

/* Variables ----------------------------------------------------------------------------------------------------- */

Var *find(const char *name) {
    for (Var *var = vars; var < vars + MAX_VARS; var++) {
        if (var->kind && !strcmp(var->name, name))
            return var;
    }
    return NULL;
}

void *object(int at, Kind kind) {
    Var *var = find(word(at));
    return var && var->kind == kind ? var->object : NULL;
}

HRESULT keep(int at, Kind kind, HRESULT hr, void *const *made) {
    void *object = *made;
    if (FAILED(hr) && object)
        say(" handle-not-null");
    if (FAILED(hr) || !object)
        return hr;
    Var *var = find(word(at));
    for (Var *free = vars; !var && free < vars + MAX_VARS; free++)
        var = free->kind ? NULL : free;
    if (!var)
        give_up("too many variables");
    snprintf(var->name, sizeof var->name, "%s", word(at));
    var->kind = kind;
    var->object = object;
    return hr;
}

void **place(int at, void **out) {
    *out = NULL;
    return strcmp(word(at), "-") ? out : NULL;
}

/* Answers ------------------------------------------------------------------------------------------------------- */

int take_words(char *line) {
    num_words = 0;
    said[0] = 0;
    for (char *one = strtok(line, " \t\r\n"); one && num_words < MAX_WORDS; one = strtok(NULL, " \t\r\n"))
        words[num_words++] = one;
    return num_words;
}

void answer(HRESULT hr) {
    size_t i;
    for (i = 0; i < ARRAYSIZE(codes) && codes[i].code != hr; i++) {}
    if (i < ARRAYSIZE(codes))
        printf("%s%s\n", codes[i].name, said);
    else
        printf("%08lX%s\n", hr, said);
}
