"use client";

import { type ReactNode, Suspense, useState } from "react";

/** Renders its children, whose code is loaded then (`lazy`), from when they are wanted first. */
export function OnceWanted({ when, children }: { when: boolean; children: ReactNode }) {
	const [wasWanted, setWasWanted] = useState(when);
	if (when && !wasWanted) setWasWanted(true);
	return wasWanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
