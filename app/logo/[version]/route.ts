import { readLogoPicture } from "@/lib/logos/queries.ts";

/** An organization's logo (product.md 57). For everyone who knows its address: the seller's is in mails too. Another one has another. */
export async function GET(_: Request, { params }: RouteContext<"/logo/[version]">): Promise<Response> {
	const { version } = await params;
	const picture = await readLogoPicture({}, version);
	if (!picture) return new Response(null, { status: 404 });
	const headers = {
		"Content-Type": "image/png",
		"Cache-Control": "public, max-age=31536000, immutable",
		"X-Content-Type-Options": "nosniff",
	};
	return new Response(picture, { headers });
}
