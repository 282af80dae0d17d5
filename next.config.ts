import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
	poweredByHeader: false,
	// No page has pictures to resize, so Next's own address for it is not there.
	images: { unoptimized: true },
	reactStrictMode: true,
	// `npm run verify` checks them, faster: a build of what was tested needn't wait for it again.
	typescript: { ignoreBuildErrors: true },
	// Under development Next writes what an action was given into the log, and that may be a password.
	logging: { serverFunctions: false },
	// A file of people to invite is 1 MB at most (lib/accounts/invitations/schema.ts), and travels with some marks around it.
	experimental: { serverActions: { bodySizeLimit: "2mb" } },
	// The worker's libraries load their own parts, and mail is rendered by React's own server, not by Next's.
	serverExternalPackages: ["graphile-worker", "nodemailer", "@react-email/render"],
};

const withMessages = createNextIntlPlugin({
	requestConfig: "./app/i18n-request.ts",
	// The build parses the messages: a browser that did would load the parser with every page, a quarter of what it loads.
	experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});

export default withMessages(config);
