"use client";

import { ArrowRight } from "lucide-react";
import { RowMenu } from "@/components/row-menu.tsx";

/** A page's links to others behind three dots, where there is no room for them side by side. */
export function MoreLinks({ label, links }: { label: string; links: readonly { href: string; label: string }[] }) {
	return <RowMenu label={label} actions={links.map((link) => ({ ...link, icon: ArrowRight }))} />;
}
