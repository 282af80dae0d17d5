"use client";

import { createContext, type ReactNode, use, useState } from "react";
import type { MadeFor } from "@/lib/actions/action.ts";

const MadeForContext = createContext<MadeFor | null>(null);

/** Tells the forms for which user their page was rendered; null for a visitor. */
export function MadeForProvider({ madeFor, children }: { madeFor: MadeFor | null; children: ReactNode }) {
	return <MadeForContext value={madeFor}>{children}</MadeForContext>;
}

/**
 * The user for whom the calling component was rendered, fixed when it appeared. A page that is rendered again after
 * another user has signed in is that user's, while a form that was open before keeps what was typed and stays its first
 * user's.
 */
export function useMadeFor(): MadeFor | null {
	const [madeFor] = useState(use(MadeForContext));
	return madeFor;
}
