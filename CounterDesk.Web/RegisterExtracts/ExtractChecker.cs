using System.Security.Cryptography;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Web.Copies;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>
/// Answers receivers from an extract, as of when it was taken. What the extract cannot know is said, and an extract that
/// is too old says nothing good of a copy.
/// </summary>
internal sealed class ExtractChecker(
    ExtractFolder folder, LicenseKindCatalog kinds, TypedTries tries, ReturnOutbox outbox, IOptions<ExtractOptions> options, DeskClock clock)
    : ICopyChecker
{
    public PublishedKeys? PublishedKeys => folder.Current.Keys;

    public Task<CheckedCopy> CheckCodeAsync(string text, CancellationToken cancellationToken)
    {
        var extract = folder.Current;
        return Task.FromResult(SignedCopyCode.Read(text) is CopyCodeReading.Read { Code: var code }
            ? Check(extract, code)
            : Answer(extract, CheckAnswer.Unreadable));
    }

    public Task<CheckedCopy> CheckTypedAsync(CopyNumber number, CheckValue value, CancellationToken cancellationToken)
    {
        var extract = folder.Current;
        var copy = extract.Find(number);
        var isRight = CryptographicOperations.FixedTimeEquals(
            folder.Key.HashCheckValue(number, value), copy?.CheckValue ?? []);
        return Task.FromResult(copy is null || !tries.Allow(number, isRight)
            ? Answer(extract, CheckAnswer.NotFound)
            : Answer(extract, copy));
    }

    private CheckedCopy Check(RegisterExtract extract, SignedCopyCode code) =>
        code.CheckSignature(extract.Keys.Keys) switch
        {
            CodeSignature.Wrong => Answer(extract, CheckAnswer.NotOurs),

            // A key may be newer than the extract.
            CodeSignature.UnknownKey => Answer(
                extract, IsNewer(extract, code.Code) ? CheckAnswer.CouldNotBeTold : CheckAnswer.NotOurs),
            CodeSignature.KeyWithdrawn or CodeSignature.Right => CheckSigned(extract, code),
        };

    private CheckedCopy CheckSigned(RegisterExtract extract, SignedCopyCode code)
    {
        var copy = extract.Find(code.Code.Number);
        return copy is not null && copy.Code.AsSpan().SequenceEqual(SignedCopyCode.DigestOf(code.ToText()))
            ? Answer(extract, copy)
            : AnswerWithoutRegister(extract, code) with { Paper = CopyOnPaper.Of(code.Code, kinds) };
    }

    private CheckedCopy AnswerWithoutRegister(RegisterExtract extract, SignedCopyCode code)
    {
        var key = extract.Keys.Keys.First(key => key.Id.SequenceEqual(code.Message.KeyId));
        return key.WithdrawnAtUtc is { } withdrawn
            ? Answer(extract, CheckAnswer.KeyWithdrawn) with { EndedAt = DeskClock.At(withdrawn) }
            : Answer(extract, clock.Today > code.Code.ExpiresOn ? CheckAnswer.Expired : CheckAnswer.CouldNotBeTold);
    }

    private CheckedCopy Answer(RegisterExtract extract, ExtractedCopy copy)
    {
        var answer = copy.Answer(clock.Now, clock.Today) with
        {
            RegisterAsOf = extract.TakenAt, MayBeReported = extract.ReturnKey is not null,
        };
        answer = !options.Value.IsGood(extract, clock.Now) && SaysGood(answer.Answer) ? answer with { Answer = CheckAnswer.CouldNotBeTold } : answer;
        folder.Count(copy.Number, answer.Answer, answer.At);
        outbox.Count(copy.Number, answer.Answer);
        return answer;
    }

    private CheckedCopy Answer(RegisterExtract extract, CheckAnswer answer) =>
        new(answer, clock.Now) { RegisterAsOf = extract.TakenAt };

    private static bool SaysGood(CheckAnswer answer) =>
        answer is CheckAnswer.InForce or CheckAnswer.SheetInForce or CheckAnswer.LicenseNotInForce;

    private static bool IsNewer(RegisterExtract extract, CopyCode code) =>
        code.MadeOn >= DeskClock.DayOf(extract.TakenAt.UtcDateTime);
}
