import type { ReactNode } from "react";
import { MadeForProvider } from "@/components/forms/made-for.tsx";
import type { Actor } from "@/lib/auth/actor.ts";

/** Tells the forms of a page for which user it was rendered. Browsers get no more of the actor than the ids. */
export function PageMadeFor({ actor, children }: { actor: Actor | null; children: ReactNode }) {
	const madeFor = actor && { userId: actor.userId, organizationId: actor.organizationId };
	return <MadeForProvider madeFor={madeFor}>{children}</MadeForProvider>;
}
