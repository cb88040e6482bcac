using System.Data.Common;
using System.Security.Cryptography;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Answers receivers about copies, from the register and from what the library knows of the license. It asks no
/// platform. Every check is counted for its copy: when and what was answered, never who asked.
/// </summary>
internal sealed partial class CopyChecker(
    IDbContextFactory<CounterDeskDb> databases, IKeyRing keys, HallLibrary library, LicenseKindCatalog kinds,
    ReportDesk reports, TypedTries tries, DeskClock clock, ILogger<CopyChecker> logger)
    : ICopyChecker
{
    public PublishedKeys? PublishedKeys => keys.IsUpToDate ? new(clock.Now.UtcDateTime, keys.PublicKeys) : null;

    public async Task<CheckedCopy> CheckCodeAsync(string text, CancellationToken cancellationToken)
    {
        if (SignedCopyCode.Read(text) is not CopyCodeReading.Read { Code: var code })
        {
            return Answer(CheckAnswer.Unreadable);
        }

        if (!keys.IsUpToDate)
        {
            return Answer(CheckAnswer.CouldNotBeTold);
        }

        return code.CheckSignature(keys.PublicKeys) switch
        {
            CodeSignature.UnknownKey or CodeSignature.Wrong => Answer(CheckAnswer.NotOurs),
            CodeSignature.KeyWithdrawn => await CheckSignedAsync(code, CheckAnswer.KeyWithdrawn, cancellationToken),
            CodeSignature.Right => await CheckSignedAsync(code, CheckAnswer.CouldNotBeTold, cancellationToken),
        };
    }

    public async Task<CheckedCopy> CheckTypedAsync(
        CopyNumber number, CheckValue value, CancellationToken cancellationToken)
    {
        var hash = keys.HashCheckValue(number, value);
        try
        {
            var copy = await FindAsync(number, cancellationToken);
            var isRight = CryptographicOperations.FixedTimeEquals(hash, copy?.CheckValueHash ?? []);
            if (copy is null || !tries.Allow(number, isRight))
            {
                return Answer(CheckAnswer.NotFound);
            }

            return !keys.IsUpToDate ? Answer(CheckAnswer.CouldNotBeTold) : await AnswerAsync(copy, cancellationToken);
        }
        catch (Exception exception) when (IsDatabaseFailure(exception))
        {
            LogUnavailable(exception.GetType().Name);
            return Answer(CheckAnswer.CouldNotBeTold);
        }
    }

    private async Task<CheckedCopy> CheckSignedAsync(
        SignedCopyCode code, CheckAnswer withoutRegister, CancellationToken cancellationToken)
    {
        var alone = Answer(withoutRegister) with
        {
            Paper = CopyOnPaper.Of(code.Code, kinds),
            EndedAt = WithdrawnAt(Convert.ToHexString(code.Message.KeyId.AsSpan())),
        };
        try
        {
            // A key of ours made the signature. If the register lacks the copy, or has another code for its number, it
            // cannot say more.
            var copy = await FindAsync(code.Code.Number, cancellationToken);
            return copy?.CodeAddress.EndsWith(code.ToText(), StringComparison.Ordinal) is true
                ? await AnswerAsync(copy, cancellationToken)
                : alone;
        }
        catch (Exception exception) when (IsDatabaseFailure(exception))
        {
            LogUnavailable(exception.GetType().Name);
            return alone;
        }
    }

    private async Task<RegisteredCopy?> FindAsync(CopyNumber number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<RegisteredCopy>().AsNoTracking()
            .SingleOrDefaultAsync(copy => copy.Number == number, cancellationToken);
    }

    private async Task<CheckedCopy> AnswerAsync(RegisteredCopy copy, CancellationToken cancellationToken)
    {
        var answer = await LookAsync(copy, clock.Today, cancellationToken);
        await CountAsync(copy.Number, answer, cancellationToken);
        return answer;
    }

    /// <summary>What a receiver is told of a copy on a day, without counting that anybody asked.</summary>
    /// <exception cref="LibraryUnavailableException">The library could not answer.</exception>
    internal async Task<CheckedCopy> LookAsync(
        RegisteredCopy copy, DateOnly today, CancellationToken cancellationToken)
    {
        var license = LicenseStanding.Decide(
            await library.FindStandingAsync(copy.LicenseHash, cancellationToken), copy);
        var keyEnd = WithdrawnAt(copy.KeyId);
        var answer = Answer(CopyStanding.Of(copy, license, keyEnd is not null, today)) with
        {
            Paper = new(
                copy.Number, copy.Form, copy.KindName, copy.MaskedHolder, copy.NumberTail, copy.PurposeText,
                copy.Recipient, copy.ExpiresOn, copy.Counter),
            LicenseStatus = license?.Status,
            VoidFor = copy.VoidFor,
            KnownAsOf =
                DeskClock.At(license is { } known && known.AsOfUtc > copy.MadeAtUtc ? known.AsOfUtc : copy.MadeAtUtc),
            Report = await reports.FindStandingAsync(copy.Number, cancellationToken),
            MayBeReported = true,
        };
        answer = answer with
        {
            EndedAt = answer.Answer is CheckAnswer.KeyWithdrawn ? keyEnd
                : (copy.WithdrawnAtUtc ?? copy.AnsweredAtUtc) is { } ended ? DeskClock.At(ended) : null,
        };
        return answer;
    }

    // Whoever asks gets the answer even when it cannot be counted.
    private async Task CountAsync(CopyNumber number, CheckedCopy answer, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            db.Add(new CopyCheckEntry(number, answer.Answer, answer.At.UtcDateTime));
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception exception) when (IsDatabaseFailure(exception))
        {
            LogNotCounted(exception.GetType().Name);
        }
    }

    private DateTimeOffset? WithdrawnAt(string keyId) =>
        keys.PublicKeys.FirstOrDefault(key => key.Name == keyId)?.WithdrawnAtUtc is { } at ? DeskClock.At(at) : null;

    private CheckedCopy Answer(CheckAnswer answer) => new(answer, clock.Now);

    private static bool IsDatabaseFailure(Exception exception) =>
        exception is DbException or DbUpdateException or LibraryUnavailableException
        || exception is InvalidOperationException { InnerException: DbException };

    [LoggerMessage(1, LogLevel.Error, "A receiver could not be answered about a copy: {Failure}.")]
    private partial void LogUnavailable(string failure);

    [LoggerMessage(2, LogLevel.Warning, "A receiver's check was answered and could not be counted: {Failure}.")]
    private partial void LogNotCounted(string failure);
}
