/** The body of a request, as the parser of the API hands it to the engine. */
export async function readJson(request) {
  request.setEncoding('utf8');
  let text = '';
  for await (const part of request) text += part;
  return JSON.parse(text);
}
