using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Keys;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Mirror;
using CounterDesk.Web.Security;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits.Papers;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits;

public static class VisitsModule
{
    /// <summary>Registers visits, what they hold in memory, and the job that ends forgotten ones.</summary>
    public static void AddVisits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<VisitOptions>()
            .BindConfiguration(VisitOptions.Section).ValidateDataAnnotations()
            .Validate<IOptions<SignInOptions>>(
                (visits, signIn) => visits.IdleTime > signIn.Value.Idle,
                "Visits:IdleMinutes must be longer than SignIn:Idle: a desk is locked before its visit is closed.")
            .ValidateOnStart();
        builder.Services.AddSingleton<VisitContents>();
        builder.Services.AddSingleton<VisitChanges>();
        builder.Services.AddSingleton<VisitRecord>();
        builder.Services.AddSingleton<VisitDesk>();
        builder.Services.AddSingleton<PartyDesk>();
        builder.Services.AddSingleton<ShownCodeDesk>();
        builder.Services.AddSingleton<PhoneConsentDesk>();
        builder.Services.AddSingleton<Handovers>();
        builder.Services.AddSingleton<DeskLock>();
        builder.Services.AddSingleton<IDeskLock>(services => services.GetRequiredService<DeskLock>());
        builder.Services.AddSingleton<ConsentDesk>();
        builder.Services.AddSingleton<ScreenAnswers>();
        builder.Services.AddSingleton<VisitPaperDesk>();
        builder.Services.AddSingleton<EnterpriseDesk>();
        builder.Services.AddSingleton<PlatformDesk>();
        builder.Services.AddSingleton<PlatformCalls>();
        builder.Services.AddSingleton<SourceWatch>();
        builder.Services.AddSingleton<Rechecks>();
        builder.Services.AddSingleton<LookUp>();
        builder.Services.AddSingleton<LicensePages>();
        builder.Services.AddSingleton(services => new OpenLicenses(
            services.GetRequiredService<HallLibrary>(), services.GetRequiredService<Synchronization>(),
            services.GetRequiredService<VisitContents>(), services.GetRequiredService<AuditLog>(),
            services.GetRequiredService<IKeyRing>()));
        builder.Services.AddHostedService<OpenLicenseWatch>();
        builder.Services.AddOptions<VisitPaperOptions>()
            .BindConfiguration(VisitPaperOptions.Section).ValidateDataAnnotations()
            .Validate<IOptions<AuditOptions>>(
                (papers, audit) => audit.Value.KeepMonths is not { } months || papers.WhoLookedMonths <= months,
                "VisitPapers:WhoLookedMonths must not be more than Audit:KeepMonths: nobody is told what is deleted.")
            .Validate(
                papers => papers.HeldBackLaws?.All(law => law.Trim().Length > 2) is not false,
                "VisitPapers:HeldBackLaws must be names of laws of at least three characters.")
            .ValidateOnStart();
        builder.Services.AddSingleton<LookReader>();
        builder.Services.AddSingleton<VisitPapers>();
        builder.Services.AddSingleton<WhoLookedDesk>();
        builder.Services.AddHostedService<VisitTimeOut>();
        builder.Services.AddKeyedStore<PartyIdentity, Guid>("Parties", KeyUse.PartyIdentity);
    }

    /// <summary>
    /// Maps what a visit shows as a file, for the visit's clerk alone: copy, receipt and paper, the very ones that
    /// print, the pages of the license as drawings, and a license that is a PDF.
    /// </summary>
    public static void MapVisits(this IEndpointRouteBuilder routes)
    {
        var visits = routes.MapGroup("/desk/visits/{id:guid}")
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.Clerk));
        visits.MapGet("/copy.pdf", Send(content => content.Copy?.Pdf));
        visits.MapGet("/fetched.pdf", Send(content => content.Fetch?.Pdf));
        visits.MapGet("/receipt.pdf", Send(content => content.Objection?.Slip));
        visits.MapGet("/paper.pdf", Send(content => content.Paper?.Pdf));
        visits.MapGet("/pages/{page:int}.svg", SendPageAsync).WithMetadata(new DrawingAlone());
        visits.MapGet("/license.pdf", SendPdfAsync);
    }

    private static Delegate Send(Func<VisitContent, byte[]?> find) => async (
        Guid id, HttpContext context, VisitDesk desk, VisitContents contents, CancellationToken cancellationToken) =>
        await desk.EnterAsync(id, Clerk.Of(context.User), cancellationToken) is VisitEntry.Open
        && contents.Find(id) is { } content && find(content) is { } paper
            ? Results.Bytes(paper, "application/pdf")
            : Results.NotFound();

    private static async Task<IResult> SendPageAsync(
        Guid id, int page, HttpContext context, VisitDesk desk, VisitContents contents, LicensePages pages,
        CancellationToken cancellationToken) =>
        await desk.EnterAsync(id, Clerk.Of(context.User), cancellationToken) is VisitEntry.Open
        && contents.Find(id) is { } content
        && pages.Of(content) is PagesAnswer.Shown shown
        && shown.Pages.FirstOrDefault(drawn => drawn.Number == page) is { IsTooLarge: false } found
            ? Results.Bytes(found.Svg, "image/svg+xml")
            : Results.NotFound();

    private static async Task<IResult> SendPdfAsync(
        Guid id, HttpContext context, VisitDesk desk, VisitContents contents, LicensePages pages,
        CancellationToken cancellationToken) =>
        await desk.EnterAsync(id, Clerk.Of(context.User), cancellationToken) is VisitEntry.Open
        && contents.Find(id) is { License.File: { } file } content
        && pages.Of(content) is PagesAnswer.Pdf
            ? Results.Bytes(file.Bytes, "application/pdf")
            : Results.NotFound();
}
