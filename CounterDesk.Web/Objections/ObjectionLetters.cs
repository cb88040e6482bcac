using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Objections;

/// <summary>
/// Writes the letter of an objection out of its evidence, for a supervisor who sends it to the issuer. That it was made is
/// recorded before anybody sees it.
/// </summary>
public sealed class ObjectionLetters(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, EvidenceStore evidence, PageFonts fonts,
    CurrentHallTexts texts, DemoOptions demo, IOptions<HallOptions> hall, DeskClock clock)
{
    // Issuers are offices of this country.
    private const string Language = "zh-CN";

    /// <summary>The letter as PDF; null when there is none such, its evidence has ended, or a character has no shape.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written: nothing is shown.</exception>
    public async Task<byte[]?> WriteAsync(string number, Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Objection>().AsNoTracking().SingleOrDefaultAsync(
                objection => objection.Number == number && objection.Hall == hall.Value.Code, cancellationToken) is not { } found
            || await evidence.ReadAsync(db, number, cancellationToken) is not { } kept)
        {
            return null;
        }

        var words = PaperWords.In(Language);
        var letter = new ObjectionLetter(
            found, kept.Identifier, kept.Number ?? kept.Searched ?? found.AboutMasked, kept.HolderName, kept.Note,
            texts.Names.NameIn(words.AreChinese), texts.Names.Phone, clock.Now, demo.Enabled)
        {
            ApplicantPhone = kept.Telephone,
        }.Compose(words);
        if (!GlyphGate.Inspect(letter, fonts.Set).MayPrint)
        {
            return null;
        }

        var note = ObjectionNote.Of(found, AuditAction.ObjectionLetterMade) with
        {
            Actor = supervisor.Id, Role = DeskRoles.Supervisor,
        };
        await audit.RecordAsync(null, note, cancellationToken);
        return PdfWriter.Write(letter, fonts.Set);
    }
}
