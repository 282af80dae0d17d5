"use client";

import { createContext, type ReactNode, use, useState } from "react";

const SteadyContext = createContext<(isSending: boolean) => void>(() => undefined);

/**
 * Keeps what it shows while a form in it is sent: with its answer the page is rendered again, and the link that has
 * just been used up is no longer good.
 */
export function Steady({ children }: { children: ReactNode }) {
	const [kept, setKept] = useState<ReactNode>(null);
	return <SteadyContext value={(isSending) => setKept(isSending ? children : null)}>{kept ?? children}</SteadyContext>;
}

/** Says that a form is being sent, or that it stays. */
export const useSteady = (): ((isSending: boolean) => void) => use(SteadyContext);
