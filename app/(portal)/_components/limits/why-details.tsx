"use client";

import { type ReactNode, useEffect, useRef } from "react";

interface WhyDetailsProps {
	/** What an address calls it after its `#`. */
	id?: string | undefined;
	summary: ReactNode;
	children: ReactNode;
}

/** Closed at first, unless the address names it: then it is open, in sight, and has the focus. */
export function WhyDetails({ id, summary, children }: WhyDetailsProps) {
	const details = useRef<HTMLDetailsElement>(null);
	const question = useRef<HTMLElement>(null);
	useEffect(() => {
		if (!id) return;
		const openIfNamed = () => {
			if (!details.current || window.location.hash !== `#${id}`) return;
			details.current.open = true;
			question.current?.focus({ preventScroll: true });
			details.current.scrollIntoView({ block: "nearest" });
		};
		openIfNamed();
		const stop = new AbortController();
		window.addEventListener("hashchange", openIfNamed, { signal: stop.signal });
		return () => stop.abort();
	}, [id]);
	return (
		<details ref={details} id={id} className="scroll-mt-20 scroll-mb-5 text-sm">
			<summary
				ref={question}
				className="inline-block cursor-pointer text-accent-ink underline-offset-4 hover:underline"
			>
				{summary}
			</summary>
			{children}
		</details>
	);
}
