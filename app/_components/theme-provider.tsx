"use client";

import { setNonce } from "get-nonce";
import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

if (typeof document !== "undefined") {
	// The scroll lock behind windows writes a style element; the CSP lets it in only with the page's nonce.
	const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
	if (nonce) setNonce(nonce);
}

export function ThemeProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
	return (
		<NextThemes
			attribute="class"
			defaultTheme="system"
			enableSystem
			// The style sheet does it, which knows screens from paper.
			enableColorScheme={false}
			disableTransitionOnChange
			nonce={nonce}
		>
			{children}
		</NextThemes>
	);
}
