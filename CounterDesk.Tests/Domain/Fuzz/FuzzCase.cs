using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.SealedPdf;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>Something spoiled, what is done with it, and what must be true of the answer whatever it is.</summary>
internal abstract record FuzzCase
{
    /// <summary>What is measured. Whatever it throws is a finding.</summary>
    public abstract FuzzAnswer Run();

    /// <summary>What the answer must not be; null when there is nothing to say against it.</summary>
    public virtual string? FindFault(FuzzAnswer answer) => null;
}

/// <summary>How a case ended.</summary>
/// <param name="Name">The verdict, or what else there is to tell.</param>
/// <param name="Report">Null when no file was verified.</param>
internal sealed record FuzzAnswer(string Name, FileReport? Report = null)
{
    /// <summary>What of a drawing is missing, each kind once.</summary>
    public ImmutableArray<OfdOmission> LeftOut { get; init; } = [];
}

/// <summary>A file that is verified.</summary>
internal sealed record FileCase(byte[] File) : FuzzCase
{
    /// <summary>
    /// What a spoiled OFD file must still have if it is genuine; null when it was spoiled before it was sealed.
    /// </summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? Sealed { get; init; }

    /// <summary>What a spoiled PDF file must still show if it is genuine.</summary>
    public byte[]? Signed { get; init; }

    /// <summary>What is wrong with it and has to be told.</summary>
    public FileReason? Slip { get; init; }

    public TrustStore Trust { get; init; } = SteadyKeys.Trust;

    public override FuzzAnswer Run()
    {
        var report = LicenseFileVerifier.Verify(File, Trust, SomeSeals.SealedAt, SomeVisits.Purpose.Text);
        return new(FileReasonNames.Of(report.Verdict), report);
    }

    public override string? FindFault(FuzzAnswer answer)
    {
        var report = answer.Report!;
        return !AnswersAll(report.Checks) || report.Signatures.Any(signature => !AnswersAll(signature.Checks))
                ? "A check is not answered exactly once."
            : Slip is { } slip && !report.Reasons.Contains(slip)
                ? $"{FileReasonNames.Of(slip)} was not found, but {string.Join(", ", report.Reasons)}."
            : report.Verdict is FileVerdict.Valid && !ShowsWhatWasSealed()
                ? "The file is genuine and shows something else."
            : null;
    }

    private static bool AnswersAll(IEnumerable<SealCheckResult> results) =>
        results.Select(result => result.Check).SequenceEqual(Enum.GetValues<SealCheck>());

    private bool ShowsWhatWasSealed() =>
        (Sealed is null || IsAsSealed(OfdPackage.Read(File), Sealed))
            && (Signed is null || Shown(File).SequenceEqual(Shown(Signed)));

    private static bool IsAsSealed(OfdPackage package, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> entries) =>
        entries.All(entry => package.TryGet(entry.Key, out var found) && found.Span.SequenceEqual(entry.Value.Span))
        && OfdBody.ReadAll(package)
            .SelectMany(body => OfdDocument.Read(package, body).ShownEntries)
            .All(entries.ContainsKey);

    // The signature dictionary aside, whose value has parts that nobody signs.
    private static IEnumerable<string> Shown(byte[] file) =>
        PdfGraph.Of(PdfDocument.Read(file, new PdfBudget()))
            .Where(entry => !entry.StartsWith("10: ", StringComparison.Ordinal));
}

/// <summary>A trust folder that is read, and a file that is verified by it.</summary>
internal sealed record TrustCase(TrustFile[] Anchors, TrustFile[] Intermediates, TrustFile[] Lists, byte[] File)
    : FuzzCase
{
    public override FuzzAnswer Run()
    {
        try
        {
            return new FileCase(File) { Trust = TrustStore.Load(Anchors, Intermediates, Lists) }.Run();
        }
        catch (TrustStoreException)
        {
            return new("refused");
        }
    }

    public override string? FindFault(FuzzAnswer answer) =>
        answer.Report is null ? null : new FileCase(File).FindFault(answer);
}
