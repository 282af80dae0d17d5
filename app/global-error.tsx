"use client";

import "./globals.css";
import { GeistSans } from "geist/font/sans";
import { useEffect } from "react";
import { readErrorDigest } from "@/lib/platform/error-digest.ts";
import { DEFAULT_LANGUAGE, languageOf } from "@/lib/text/language.ts";
import { globalErrorTexts } from "./_components/global-error-texts.ts";

interface GlobalErrorProps {
	error: Error & { digest?: string };
}

/**
 * Replaces the whole document when even the root layout could not be rendered: the database is away, for instance.
 * Every page loads it, and so it looks like an `ErrorState` without being one.
 */
export default function GlobalError({ error }: GlobalErrorProps) {
	const language = typeof navigator === "undefined" ? DEFAULT_LANGUAGE : languageOf(navigator.languages.join());
	const texts = globalErrorTexts[language];
	const { isBusy, isRequest, id } = readErrorDigest(error.digest);
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
					<div role="alert" className="flex flex-col items-center px-5 py-16 text-center">
						<h1 className="text-balance text-lg font-semibold tracking-tight">{texts.title}</h1>
						<p className="mt-1.5 max-w-md text-pretty text-sm text-muted">{isBusy ? texts.busy : texts.text}</p>
						<button
							type="button"
							className="mt-6 h-9 rounded-md bg-accent px-3.5 text-sm font-medium text-on-accent hover:bg-accent-hover"
							onClick={() => window.location.reload()}
						>
							{texts.retry}
						</button>
						{id ? (
							<p className="num mt-6 text-small text-faint">
								{isRequest ? texts.request : texts.id} {id}
							</p>
						) : null}
					</div>
				</main>
			</body>
		</html>
	);
}
