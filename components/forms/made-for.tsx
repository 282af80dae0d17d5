"use client";

import { createContext, type ReactNode, use, useState } from "react";
import type { MadeFor } from "@/lib/actions/action.ts";

const MadeForContext = createContext<MadeFor | null>(null);

/** Says for whom the page around its forms was made; null for a visitor. */
export function MadeForProvider({ madeFor, children }: { madeFor: MadeFor | null; children: ReactNode }) {
	return <MadeForContext value={madeFor}>{children}</MadeForContext>;
}

/**
 * For whom what asks was made: as it was when it appeared. A page that is read again after somebody else has signed in
 * is theirs, while a form that was open before keeps what was typed and stays its first user's.
 */
export function useMadeFor(): MadeFor | null {
	const [madeFor] = useState(use(MadeForContext));
	return madeFor;
}
