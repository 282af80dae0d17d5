interface SteadyLabelProps {
	children: string;
}

/** A link's text that has the same width in medium weight as in normal weight, so that nothing beside it moves. */
export function SteadyLabel({ children }: SteadyLabelProps) {
	return (
		<span
			data-label={children}
			className="inline-grid after:invisible after:h-0 after:overflow-hidden after:font-medium after:content-[attr(data-label)]"
		>
			{children}
		</span>
	);
}
