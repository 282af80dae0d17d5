import sharp from "sharp";

/** A picture of one colour, as a file. */
export function aPicture({
	width,
	height,
	format = "png",
}: {
	width: number;
	height: number;
	format?: "png" | "jpeg" | "webp";
}): Promise<Buffer> {
	return sharp({ create: { width, height, channels: 3, background: "#007460" } })
		.toFormat(format)
		.toBuffer();
}
