import { createServer } from 'node:http';

/** A site of someone else: one page, on a port of its own, so that nothing of ours shares its origin. */
export async function foreignHost(html: string): Promise<{ url: string; close(): void }> {
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
	});
	await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as { port: number };
	return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
