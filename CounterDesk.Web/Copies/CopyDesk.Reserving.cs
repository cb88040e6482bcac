using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

/// <summary>A copy that may be made takes its number and is drawn.</summary>
public sealed partial class CopyDesk
{
    // Of the rules that the clerk would go past, those that are open.
    private async Task<List<BreakGlassOpening>> FindOpeningsAsync(
        CopyRequest request, Visit visit, CancellationToken cancellationToken)
    {
        List<BreakGlassOpening> found = [];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var rule in request.GoesPast)
        {
            if (await db.FindOpeningAsync(visit, rule, clock.Now.UtcDateTime, cancellationToken) is { } opening)
            {
                found.Add(opening);
            }
        }

        return found;
    }

    private async Task<PreparedCopy> ReserveAsync(
        CopyRequest request, CopyOrder order, DocumentWords words, FontSet set, WrittenRequest? written,
        List<BreakGlassOpening> used, AuditNote note, AuditReceipt announcement, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                var number = await NextNumberAsync(db, order, cancellationToken);
                var copy = CertifiedCopy.Make(order, number, CheckValue.Draw(), keys);
                var pdf = PdfWriter.Write(
                    CopyLayout.Compose(copy, request.Edition, words, QrCode.Of(copy.CodeAddress)), set, out var pages);
                var registered = RegisteredCopy.Of(copy, RecordOf(request, copy, pdf) with
                {
                    Pages = pages, IsAhead = written is not null, WentPast = [.. used.Select(opening => opening.Rule)],
                });
                db.Add(registered);
                var kept = written is null ? null : Keep(db, registered, written, pdf);
                AuditDetail named = new("Number", number.Value);
                var numbered = note with
                {
                    Details =
                    [
                        named, new("Form", copy.Form.ToString()),
                        new("Edition", request.Edition.ToString()),
                        .. request.HasEnglish ? [new("English", "Yes")] : ImmutableArray<AuditDetail>.Empty,
                        .. DetailsOf(copy.Order.Replaces, request.Again?.Why),
                        .. DetailsOf(kept),
                        .. note.Details,
                        new("Model", Convert.ToHexStringLower(registered.ModelDigest)),
                        new("Page", Convert.ToHexStringLower(registered.PageDigest)),
                    ],
                };
                try
                {
                    var receipt = await audit.RecordAsync(
                        db, announcement, [.. used.Select(opening => BreakGlassNotes.OfUse(note, opening, named)), numbered],
                        cancellationToken);
                    return new PreparedCopy.Ready(copy, pdf, receipt);
                }
                catch (DbUpdateException) when (attempt < MostAttempts)
                {
                    db.ChangeTracker.Clear();
                    if (await NextNumberAsync(db, order, cancellationToken) == number)
                    {
                        throw;
                    }
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private static IEnumerable<AuditDetail> DetailsOf(CopyNumber? names, Reprint? why)
    {
        if (names is not null)
        {
            yield return new("Replaces", names.Value);
        }

        if (why is not null)
        {
            yield return new("Again", why.Reason.ToString());
        }

        if (why?.Note is { } note)
        {
            yield return new("Note", note);
        }
    }

    private async Task<CopyNumber> NextNumberAsync(
        CounterDeskDb db, CopyOrder order, CancellationToken cancellationToken)
    {
        var last = await db.Set<RegisteredCopy>()
            .Where(copy => copy.Hall == orders.Hall && copy.Day == order.MadeOn)
            .MaxAsync(copy => (int?)copy.Sequence, cancellationToken);
        return Number(order, (last ?? 0) + 1);
    }

    private CopyNumber Number(CopyOrder order, int sequence) => CopyNumber.Create(orders.Hall, order.MadeOn, sequence);

    private CopyRecord RecordOf(CopyRequest request, CertifiedCopy copy, byte[] pdf) => new()
    {
        Edition = request.Edition,
        HasEnglish = request.HasEnglish,
        Visit = request.Visit,
        ClerkId = request.Clerk.Id,
        HolderHash = CopyHashes.HashHolder(keys, copy.Order.Holder.Code),
        LicenseHash = CopyHashes.HashLicense(keys, copy.Order.License.Identifier),
        SeriesHash = keys.HashSeries(copy.Order.License.Identifier),
        CheckValueHash = keys.HashCheckValue(copy.Number, copy.CheckValue),
        PageDigest = Sm3.Hash(pdf),
        SourceDigest = request.License.File is { } file ? Sm3.Hash(file.Bytes.Span) : null,
        Reprint = request.Again?.Why,
        Writer = WriterVersion.Of(fonts),
        Making = CopyMaking.Of(copy, orders.IsGrey, keys),
    };
}
