using System.Globalization;
using System.Runtime.CompilerServices;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits.Papers;

/// <summary>
/// Draws the papers of a visit, unless a character has no shape in any font, and reads the audit log for whoever asks
/// who looked.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class VisitPapers(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, VisitContents contents, PageFonts fonts,
    LookReader looks, CurrentHallTexts texts, IOptions<VisitPaperOptions> options, DemoOptions demo, DeskClock clock)
{
    /// <summary>Refuses whoever is no clerk, as <see cref="RoleRequirement"/> does, for the papers made by this.</summary>
    internal Task<string> RequireAsync(
        Clerk clerk, CancellationToken cancellationToken, [CallerFilePath] string file = "",
        [CallerMemberName] string method = "") =>
        audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken, file, method);

    /// <summary>The language of a visit's papers.</summary>
    public static string LanguageOf(Visit visit) => visit.Needs.HasFlag(VisitNeeds.OtherLanguage) ? "en-US" : "zh-CN";

    /// <summary>Whoever hands a paper out now, with the hall's name in the paper's language.</summary>
    public PaperMaker MakerOf(Clerk clerk, string language) => new(
        texts.Names.NameIn(PaperWords.In(language).AreChinese), texts.Names.Phone,
        clerk.Counter, clerk.Number, clock.Now, demo.Enabled);

    public PaperOnScreen Draw(ConsentSlipModel model, Edition edition, string language) =>
        Draw(VisitPaper.ConsentSlip, new ConsentSlip(model, edition, WordsIn(language)).Compose());

    public PaperOnScreen Draw(WhoLookedModel model, Edition edition, string language) =>
        Draw(VisitPaper.WhoLooked, new WhoLooked(model, edition, WordsIn(language)).Compose());

    public PaperOnScreen Draw(PaperWayModel model, Edition edition, string language) =>
        Draw(VisitPaper.PaperWay, new PaperWay(model, edition, WordsIn(language)).Compose());

    public PaperOnScreen Draw(HandOutSlipModel model, Edition edition, string language) =>
        Draw(VisitPaper.HandOutSlip, new HandOutSlip(model, edition, WordsIn(language)).Compose());

    public PaperOnScreen Draw(RegisterSheetModel model, Edition edition, string language) =>
        Draw(VisitPaper.RegisterSheet, new RegisterSheet(model, edition, WordsIn(language)).Compose());

    /// <summary>
    /// What was done about the asking person at this visit. That she asked is recorded before it is answered.
    /// </summary>
    public async Task<WhoLookedModel> GatherAsync(
        Guid id, WhoAsks asks, Clerk clerk, string language, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var log = await looks.ReadVisitAsync(db, id, asks.NumberHash, cancellationToken);
        var model = new WhoLookedModel
        {
            Maker = MakerOf(clerk, language),
            Number = ConsentSlipModel.NumberOf(id, asks.Ordinal),
            MaskedName = asks.MaskedName,
            From = clock.Today,
            To = clock.Today,
            IsOfVisit = true,
            Looks = log.Looks(clerk),
            Objections = log.Objections,
            LogMonths = options.Value.LogMonths,
        };
        var note = VisitNote.Of(visit, AuditAction.WhoLookedAsked) with
        {
            Subject = asks.MaskedName,
            SubjectHash = asks.NumberHash,
            Details =
            [
                new("Day", clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                new("Scope", "Visit"),
                new("Looks", model.Looks.Length.ToString(CultureInfo.InvariantCulture)),
            ],
        };
        contents.Of(id).Prove(await audit.RecordAsync(null, note, cancellationToken), note.Action);
        return model;
    }

    /// <summary>Records that the paper shown goes to the printer. Only then may it be sent there.</summary>
    public async Task RecordSendingAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var content = contents.Of(id);
        var paper = content.Paper ?? throw new InvalidOperationException("No paper is shown at this visit.");
        var note = VisitNote.Of(visit, AuditAction.PaperSent) with { Details = [new("Paper", paper.Kind.ToString())] };
        content.Prove(await audit.RecordAsync(null, note, cancellationToken), note.Action);
    }

    private static DocumentWords WordsIn(string language) => PaperWords.In<VisitPaperText>(language);

    private PaperOnScreen Draw(VisitPaper kind, Document document)
    {
        var gate = GlyphGate.Inspect(document, fonts.Set);
        return gate.MayPrint
            ? new(kind, PdfWriter.Write(document, fonts.Set), [])
            : new(kind, null, gate.Missing);
    }
}
