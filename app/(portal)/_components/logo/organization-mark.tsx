import { ProductMark } from "@/components/product-mark.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readLogo } from "@/lib/logos/queries.ts";

/** How tall it stands in the top bar, in pixels, if it isn't too wide for that. */
const HEIGHT = 28;
const MOST_WIDTH = 112;

/** The logo of the actor's organization (product.md 57), and the product's own sign where it has none. */
export async function OrganizationMark({ actor, isShort }: { actor: Actor; isShort: boolean }) {
	const logo = await readLogo({}, actor.organizationId);
	if (!logo) return <ProductMark isShort={isShort} />;
	const scale = Math.min(1, HEIGHT / logo.height, MOST_WIDTH / logo.width);
	return (
		// On white, as on paper: in the dark theme a black one would vanish.
		<span className="grid h-9 place-items-center rounded-md bg-white px-1">
			{/* biome-ignore lint/performance/noImgElement: it is stored about as small as it is shown. */}
			<img
				src={logo.path}
				width={Math.round(logo.width * scale)}
				height={Math.round(logo.height * scale)}
				alt={actor.organizationName}
			/>
		</span>
	);
}
