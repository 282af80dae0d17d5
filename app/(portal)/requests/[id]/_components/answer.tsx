import type { ReactNode } from "react";

interface AnswerProps {
	title: string;
	/** Opens the window that asks. */
	button: ReactNode;
	/** What there is now. */
	children: ReactNode;
}

/** One of the answers that the reader can give. */
export function Answer({ title, button, children }: AnswerProps) {
	return (
		<div className="space-y-2 px-5 py-4 text-sm">
			<h3 className="font-medium">{title}</h3>
			<div className="num space-y-1 text-muted">{children}</div>
			{button}
		</div>
	);
}
