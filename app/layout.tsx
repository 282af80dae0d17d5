import "./globals.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Texts } from "@/components/texts.tsx";
import { Toaster } from "@/components/ui/toaster.tsx";
import { FocusKeeper } from "./_components/focus-keeper.tsx";
import { PageName } from "./_components/page-name.tsx";
import { ThemeProvider } from "./_components/theme-provider.tsx";

/** Optional: a visit over a slow line keeps the font that it began with, and nothing moves when this one arrives. */
const geist = localFont({
	src: "../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
	variable: "--font-geist-sans",
	weight: "100 900",
	display: "optional",
});

export async function generateMetadata(): Promise<Metadata> {
	const t = await getTranslations("app");
	return { title: { default: t("name"), template: `%s · ${t("name")}` }, applicationName: t("name") };
}

export const viewport: Viewport = {
	colorScheme: "light dark",
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: "#fafaf8" },
		{ media: "(prefers-color-scheme: dark)", color: "#0d1013" },
	],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
	const nonce = (await headers()).get("x-nonce") ?? undefined;
	return (
		<html lang={await getLocale()} className={geist.variable} suppressHydrationWarning>
			<body className="font-sans text-body">
				<ThemeProvider nonce={nonce}>
					<Texts of={[]}>
						{children}
						<Toaster />
						<FocusKeeper />
						<PageName />
					</Texts>
				</ThemeProvider>
			</body>
		</html>
	);
}
