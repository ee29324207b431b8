# Writes messages with aspose-email-foss: for each folder on standard input all of them, and then a line.
import sys

tools, text, data, count = sys.argv[1:]
sys.path.insert(0, tools)
from aspose.email_foss import msg

with open(text, encoding='ascii', newline='') as file:
    body = file.read()
with open(data, 'rb') as file:
    data = file.read()
print('ready', flush=True)
for folder in sys.stdin:
    folder = folder.rstrip('\n')
    for number in range(int(count)):
        message = msg.MapiMessage.create(f'Quarterly figures {number}', body)
        message.message_class = 'IPM.Note'
        for person in range(3):
            message.add_recipient(f'person{person}@example.org', display_name=f'Person {person}')
        message.add_attachment('figures.bin', data)
        message.save(f'{folder}/{number}.msg')
    print('done', flush=True)
