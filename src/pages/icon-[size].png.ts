/** The mark on paper, for devices that want a picture made of points. A device may cut it to a circle: the mark keeps clear of the edge. */
import { createCanvas, Path2D } from '@napi-rs/canvas';
import type { APIRoute, GetStaticPaths } from 'astro';
import { paper, strokes } from '../components/layout/mark.ts';

export const getStaticPaths: GetStaticPaths = () => [192, 512].map(size => ({ params: { size: String(size) } }));

export const GET: APIRoute = ({ params }) => {
	const size = Number(params.size);
	const canvas = createCanvas(size, size);
	const draw = canvas.getContext('2d');
	draw.fillStyle = paper.light;
	draw.fillRect(0, 0, size, size);
	// The mark is 26 high and 16 wide; its middle comes to the middle.
	const unit = (size * 0.56) / 26;
	draw.setTransform(unit, 0, 0, unit, size / 2 - 8 * unit, size / 2 - 13 * unit);
	draw.lineWidth = 2.6;
	draw.lineCap = 'round';
	for (const { colour, path } of strokes) {
		draw.strokeStyle = colour;
		draw.stroke(new Path2D(path));
	}
	return new Response(new Uint8Array(canvas.toBuffer('image/png')), { headers: { 'content-type': 'image/png' } });
};
