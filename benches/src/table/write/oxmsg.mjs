// Writes messages with @tutao/oxmsg: for each folder on standard input all of them, and then a line.
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [tools, text, data, count] = process.argv.slice(-4);
const { Attachment, Email } = await import(pathToFileURL(`${tools}/@tutao/oxmsg/dist/index.js`));
const body = readFileSync(text, 'latin1');
const bytes = new Uint8Array(readFileSync(data));
process.stdout.write('ready\n');
for await (const folder of createInterface({ input: process.stdin })) {
  for (let number = 0; number < Number(count); number++) {
    const email = new Email().subject(`Quarterly figures ${number}`).bodyText(body);
    for (let person = 0; person < 3; person++) email.to(`person${person}@example.org`, `Person ${person}`);
    email.attach(new Attachment(bytes, 'figures.bin'));
    writeFileSync(`${folder}/${number}.msg`, email.msg());
  }
  process.stdout.write('done\n');
}
