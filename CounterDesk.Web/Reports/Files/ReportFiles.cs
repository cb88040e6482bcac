using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Reports.Papers;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Reports.Files;

/// <summary>What a report is taken away as.</summary>
public enum ReportFileForm
{
    /// <summary>To be printed, kept and signed for.</summary>
    Pdf,

    /// <summary>A workbook of its tables, to reckon with.</summary>
    Xlsx,
}

/// <summary>
/// Makes files of a day's report for a supervisor or an auditor. That it leaves is announced before anything is read, and
/// recorded with the file's digest before it does. Of a report that was changed since it was closed no file is made.
/// </summary>
public sealed class ReportFiles(
    DailyReports reports, DayCounts counts, DayFiles files, ReportPaperModels models, PageFonts fonts, IKeyRing keys,
    AuditLog log)
{
    /// <param name="day">The day.</param>
    /// <param name="form">What is made.</param>
    /// <param name="isCoded">Whether characters that no font has are written by their code points instead of stopping.</param>
    /// <param name="reader">A supervisor or an auditor.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing leaves.</exception>
    public async Task<ReportFile> MakeAsync(
        DateOnly day, ReportFileForm form, bool isCoded, Clerk reader, CancellationToken cancellationToken)
    {
        var role = await log.RequireAsync(reader, ReportReaders.Roles, cancellationToken);
        var note = NoteOf(day, form, reader, role);
        return await log.AnnouncedAsync(note, async announcement =>
        {
            var read = await reports.GatherAsync(day, announcement, cancellationToken);
            var made = await MakeAsync(read, form, isCoded, reader, cancellationToken);
            await log.RecordAsync(announcement, OutcomeOf(note, read, made), cancellationToken);
            return made;
        }, cancellationToken);
    }

    private async Task<ReportFile> MakeAsync(
        ReadReport read, ReportFileForm form, bool isCoded, Clerk reader, CancellationToken cancellationToken)
    {
        if (read.Numbers is not { } numbers)
        {
            return new ReportFile.Damaged();
        }

        DayFile? file = null;
        if (numbers.Entries > 0)
        {
            numbers = numbers.Reconciliation is null ? await counts.CompleteAsync(numbers, cancellationToken) : numbers;
            file = await files.ReadAsync(read.Day, reader, found: null, cancellationToken);

            // Nothing that does not hold is handed out as signed.
            if (file.Finding is not (null or SignOffFinding.Holds or SignOffFinding.CannotBeCompared))
            {
                return new ReportFile.Damaged();
            }
        }

        var model = models.Of(read, numbers, file);
        return form switch
        {
            ReportFileForm.Pdf => Seal(Draw(model, isCoded), model),
            ReportFileForm.Xlsx => new ReportFile.Made(
                NameOf(model, "xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                await ReportWorkbook.WriteAsync(model, ReportPaperModels.Words, cancellationToken), []),
        };
    }

    /// <summary>What draws the paper of a day that is being signed, to tell its digest; it gives null where none can be drawn.</summary>
    /// <param name="file">The day as it is signed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<Func<ReportSignOff, byte[]?>> PrepareSigningAsync(DayFile file, CancellationToken cancellationToken)
    {
        // It belongs to the signing, which has an entry of its own.
        var read = await reports.GatherAsync(file.Day, new AuditReceipt(0, DateTime.UnixEpoch), cancellationToken);
        return signOff => read.Numbers is { } numbers
            && InChinese(() => Draw(models.Of(read, numbers, file with { SignOff = signOff }), isCoded: true))
                is ReportFile.Made made
            ? ReportSeal.DigestOf(made.Bytes)
            : null;
    }

    // The language of whoever signs says nothing about the paper that is kept.
    private static T InChinese<T>(Func<T> make)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // Without its key a hall can still print; nobody can tell then whether the pages were changed.
    private ReportFile Seal(ReportFile drawn, ReportPaperModel model)
    {
        if (drawn is not ReportFile.Made made || model.SignOff is null)
        {
            return drawn;
        }

        try
        {
            return made with { Bytes = ReportSeal.Put(made.Bytes, keys) };
        }
        catch (KeyRingException)
        {
            return made;
        }
    }

    private ReportFile Draw(ReportPaperModel model, bool isCoded)
    {
        var (words, set) = (ReportPaperModels.Words, fonts.Set);
        var document = new ReportPaper(model, words).Compose();
        var gate = GlyphGate.Inspect(document, set);
        ImmutableArray<string> missing = [.. gate.Missing.Select(glyph => glyph.TextElement).Distinct()];
        if (!missing.IsEmpty && isCoded)
        {
            document = new ReportPaper(model, words.Coding(missing)).Compose();
            gate = GlyphGate.Inspect(document, set);
        }

        return gate.MayPrint
            ? new ReportFile.Made(NameOf(model, "pdf"), "application/pdf", PdfWriter.Write(document, set), missing)
            : new ReportFile.Unprintable(missing);
    }

    // A file that is put aside must say by its name what it is.
    private static string NameOf(ReportPaperModel model, string extension) => string.Create(
        CultureInfo.InvariantCulture,
        $"counterdesk-report-{model.Numbers.Hall}-{model.Numbers.Day:yyyyMMdd}{(model.SignOff is null ? "-unsigned" : "")}.{extension}");

    private static AuditNote OutcomeOf(AuditNote note, ReadReport read, ReportFile made) => note with
    {
        Outcome = made is ReportFile.Made ? AuditOutcome.Done : AuditOutcome.Failed,
        Details =
        [
            .. note.Details,
            .. read.Closed is { } closed
                ? (AuditDetail[])[new("Version", closed.Version.ToString(CultureInfo.InvariantCulture))]
                : [],
            .. made switch
            {
                ReportFile.Made file => (AuditDetail[])
                [
                    new("Digest", Convert.ToHexStringLower(Sm3.Hash(file.Bytes))),
                    .. file.Coded.Select(character => new AuditDetail("Coded", CodePoints.Of(character))),
                ],
                ReportFile.Unprintable missing =>
                    [.. missing.Characters.Select(character => new AuditDetail("Unprintable", CodePoints.Of(character)))],
                _ => [],
            },
        ],
    };

    private static AuditNote NoteOf(DateOnly day, ReportFileForm form, Clerk reader, string role) => new()
    {
        Action = AuditAction.ReportExported,
        Actor = reader.Id,
        Role = role,
        Details =
        [
            new("Day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new("File", form.ToString()),
        ],
    };
}

/// <summary>What making a file of a report came to.</summary>
public abstract record ReportFile
{
    private ReportFile()
    {
    }

    /// <param name="Name">Of the file.</param>
    /// <param name="ContentType">Its media type.</param>
    /// <param name="Bytes">The file.</param>
    /// <param name="Coded">Characters that are written in it by their code points.</param>
    public sealed record Made(string Name, string ContentType, byte[] Bytes, ImmutableArray<string> Coded) : ReportFile;

    /// <summary>What was kept of the day was changed since, or cannot be read.</summary>
    public sealed record Damaged : ReportFile;

    /// <summary>No font has these characters.</summary>
    public sealed record Unprintable(ImmutableArray<string> Characters) : ReportFile;
}
