"use client";

import "./globals.css";
import { GeistSans } from "geist/font/sans";
import { useEffect } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { DEFAULT_LANGUAGE, languageOf } from "@/lib/languages.ts";
import { globalErrorTexts } from "./_components/global-error-texts.ts";

interface GlobalErrorProps {
	error: Error & { digest?: string };
}

/** In place of the whole document, when even the root layout could not be made: the database is away, for instance. */
export default function GlobalError({ error }: GlobalErrorProps) {
	const language = typeof navigator === "undefined" ? DEFAULT_LANGUAGE : languageOf(navigator.languages.join());
	const texts = globalErrorTexts[language];
	useEffect(() => {
		const chosen = localStorage.getItem("theme") ?? "system";
		const dark = chosen === "dark" || (chosen === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
		document.documentElement.classList.toggle("dark", dark);
	}, []);
	return (
		<html lang={language} className={GeistSans.variable}>
			<body className="font-sans text-body">
				<title>{texts.title}</title>
				<main className="grid min-h-dvh place-content-center">
					<ErrorState
						headingLevel="h1"
						title={texts.title}
						id={error.digest ? `${texts.id} ${error.digest}` : undefined}
						actions={<Button onClick={() => window.location.reload()}>{texts.retry}</Button>}
					>
						{texts.text}
					</ErrorState>
				</main>
			</body>
		</html>
	);
}
