import type { ReactNode } from "react";
import { Card, CardContent } from "@/components/ui/card.tsx";

interface AuthCardProps {
	title: ReactNode;
	/** What this is, in a sentence. */
	text?: ReactNode;
	/** Under the card: where else to go. */
	elsewhere?: ReactNode;
	children?: ReactNode;
}

/** The one card of a page for whoever is not signed in, or need not be. */
export function AuthCard({ title, text, elsewhere, children }: AuthCardProps) {
	return (
		<>
			<Card>
				<CardContent className="space-y-5 p-6">
					<div className="space-y-1.5">
						<h1 className="text-balance text-2xl font-semibold tracking-tight">{title}</h1>
						{text ? <p className="text-pretty text-sm text-muted">{text}</p> : null}
					</div>
					{children}
				</CardContent>
			</Card>
			{elsewhere ? <p className="text-center text-sm text-muted">{elsewhere}</p> : null}
		</>
	);
}
