using System.Collections.Immutable;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>What a change of a file is of, as far as a signer can allow it.</summary>
internal enum PdfChangeKind
{
    Content,
    Annotation,

    /// <summary>A field was filled in.</summary>
    Form,
}

/// <summary>
/// What a signer lets others do to the file afterwards: what kinds of change (DocMDP, ISO 32000-2 12.8.2.2), and in
/// which fields (FieldMDP, 12.8.2.4). What it says in an unknown way is read as the strictest.
/// </summary>
internal sealed record PdfPermission
{
    private const int NoChanges = 1;
    private const int FormsOnly = 2;
    private const int Most = 3;

    private static readonly string[] _usageRights = ["UR", "UR3"];

    private readonly ImmutableArray<FieldLock> _locks = [];
    private readonly int? _level;

    private PdfPermission()
    {
    }

    private PdfPermission(int? level, ImmutableArray<FieldLock> locks) => (_level, _locks) = (level, locks);

    /// <summary>Of a signer who says nothing about it.</summary>
    public static PdfPermission Unrestricted { get; } = new();

    public bool IsRestricted => _level is not null || !_locks.IsEmpty;

    /// <summary>Whether somebody else may sign. Time stamps over the file do not count as that (12.8.4).</summary>
    public bool AllowsSigning => _level is not NoChanges;

    /// <param name="document">The file as it was signed, so that nobody has changed anything yet.</param>
    /// <param name="signature">The signature dictionary.</param>
    public static PdfPermission Read(PdfDocument document, PdfValue.Dictionary signature)
    {
        var transforms = TransformsOf(document, signature).ToList();
        var levels = transforms.FindAll(transform => transform.Method == "DocMDP")
            .Select(transform => LevelOf(document.Resolve(transform.Parameters["P"])))
            .ToList();
        return new PdfPermission(
            levels.Count > 0 ? levels.Min() : IsCertifying(document, signature) ? FormsOnly : null,
            [
                .. from transform in transforms
                   where transform.Method == "FieldMDP"
                   select new FieldLock(
                       (document.Resolve(transform.Parameters["Action"]) as PdfValue.Name)?.Value ?? "",
                       PdfFieldName.ReadAll(document, transform.Parameters["Fields"])),
            ]);
    }

    /// <summary>
    /// Whether a signature is only there to unlock functions of a reader (12.8.2.3): the maker of that reader signs it,
    /// and nobody's will is in it.
    /// </summary>
    public static bool IsOfUsageRights(PdfDocument document, PdfValue.Dictionary signature) =>
        TransformsOf(document, signature).Select(transform => transform.Method).ToList() is { Count: > 0 } methods
        && methods.TrueForAll(_usageRights.Contains);

    /// <param name="change">Of what kind it is.</param>
    /// <param name="field">The full name of the field that was filled in.</param>
    public bool Allows(PdfChangeKind change, string? field) => change switch
    {
        PdfChangeKind.Content => _level is null,
        PdfChangeKind.Annotation => _level is null or Most,
        PdfChangeKind.Form => _level is not NoChanges
            && (field is null || !_locks.Any(locked => locked.Covers(field))),
    };

    // 12.8.6: the catalog names the signature that certifies the file.
    private static bool IsCertifying(PdfDocument document, PdfValue.Dictionary signature) =>
        document.Resolve(document.Catalog["Perms"]) is PdfValue.Dictionary permissions
        && document.Resolve(permissions["DocMDP"]) is PdfValue.Dictionary certifying
        && certifying["Contents"] is PdfValue.Text { At: { } at } && at == (signature["Contents"] as PdfValue.Text)?.At;

    private static int LevelOf(PdfValue value) => value switch
    {
        PdfValue.Null => FormsOnly,
        PdfValue.Number { Whole: FormsOnly } => FormsOnly,
        PdfValue.Number { Whole: Most } => Most,
        _ => NoChanges,
    };

    private static IEnumerable<(string Method, PdfValue.Dictionary Parameters)> TransformsOf(
        PdfDocument document, PdfValue.Dictionary signature) =>
        from reference in (document.Resolve(signature["Reference"]) as PdfValue.List)?.Items ?? []
        select document.Resolve(reference) as PdfValue.Dictionary into entry
        where entry is not null
        select (
            (document.Resolve(entry["TransformMethod"]) as PdfValue.Name)?.Value ?? "",
            document.Resolve(entry["TransformParams"]) as PdfValue.Dictionary ?? PdfValue.Dictionary.Empty);

    private sealed record FieldLock(string Action, ImmutableArray<string> Fields)
    {
        public bool Covers(string field) => Action switch
        {
            "Include" => IsNamed(field),
            "Exclude" => !IsNamed(field),
            _ => true,
        };

        // A field that is named stands for those below it.
        private bool IsNamed(string field) => Fields.Any(name =>
            field == name || field.StartsWith($"{name}.", StringComparison.Ordinal));
    }
}
