/* Words of a command, the variables they name, and what is answered. */
#ifndef WORDS_H
#define WORDS_H

#include "bytes.h"

#define MAX_VARS 512
#define MAX_NAME 4096

typedef enum { NOTHING, STORAGE, STREAM, ENUMERATOR, BYTES } Kind;

typedef struct {
    char name[16];
    Kind kind;
    void *object;
} Var;

extern Var vars[MAX_VARS];

/* Parts a line into the words that all below speak of, and forgets what was said: how many there are. */
int take_words(char *line);

/* A word, empty where there is none; whether it is there; as a number; as flags joined by `+`. */
const char *word(int at);
int has(int at);
ULONGLONG number(int at);
DWORD mode(int at);

/* A word as a name with %XXXX undone, null for `-`; the next call but seven ends its life. The same the other way. */
WCHAR *wide(int at);
void plain(char *out, const WCHAR *name);

/* The variable of a name; what the variable holds that a word names, if it is of this kind. */
Var *find(const char *name);
void *object(int at, Kind kind);

/* Puts what a call has made into the variable that a word names, and passes the call's answer on. */
HRESULT keep(int at, Kind kind, HRESULT hr, void *const *made);

/* Where a call puts what it makes: null if the word is `-`. */
void **place(int at, void **out);

/* Adds to what is answered; answers; ends the driver because a command makes no sense. */
void say(const char *format, ...);
void answer(HRESULT hr);
HRESULT give_up(const char *why);

#endif
