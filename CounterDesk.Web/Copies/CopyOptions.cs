using System.ComponentModel.DataAnnotations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>
/// What a jurisdiction decides about its paper. The defaults claim nothing that the law does not give; the texts of
/// effect are its own words, in the language of the paper they are set for.
/// </summary>
public sealed class CopyOptions
{
    public const string Section = "Copies";

    private const int NeutralEdition = 1;
    private const int NeutralParagraphs = 3;

    /// <summary>From this grade on a copy says how sensitive the license is.</summary>
    [Range(LicenseKind.LowestGrade, LicenseKind.HighestGrade + 1)]
    public int GradeShownFrom { get; set; } = 3;

    /// <summary>Whether the license's page keeps its colors on the copy.</summary>
    public FaceColors FaceColors { get; set; } = FaceColors.Color;

    /// <summary>For how many days after it was answered a receiver's own words of a report are kept.</summary>
    [Range(0, 3650)]
    public int ReportWordsDays { get; set; } = 30;

    /// <summary>
    /// For how many days a copy made ahead may wait to be fetched, encrypted. 0: none is made ahead.
    /// </summary>
    [Range(0, WrittenRequest.MostDays)]
    public int AdvanceDays { get; set; }

    /// <summary>
    /// A place for the applicant's signature and the recipient's stamp, where it needs no page of its own.
    /// </summary>
    public bool HasSignatureRow { get; set; } = true;

    /// <summary>
    /// The hall's paper has a number printed on each sheet: the clerk says which sheets a copy took, spoiled ones too.
    /// </summary>
    public bool NumberedPaper { get; set; }

    /// <summary>
    /// How many minutes old a page may be when it goes to the printer. What it says of the license was looked up before
    /// it was made.
    /// </summary>
    [Range(1, 24 * 60)]
    public int PageMinutes { get; set; } = 15;

    public TimeSpan OldestPage => TimeSpan.FromMinutes(PageMinutes);

    [ValidateObjectMembers]
    public ReprintOptions Reprints { get; set; } = new();

    /// <summary>
    /// What the paper says of its own worth, by form and language: <c>CertifiedCopy:zh-CN</c>. What is not set is
    /// neutral.
    /// </summary>
    public Dictionary<CopyForm, Dictionary<string, EffectOptions>> Effects { get; set; } = [];

    /// <summary>The hall's own text, or the neutral one.</summary>
    public EffectText EffectOf(CopyForm form, DocumentWords words) =>
        Effects.GetValueOrDefault(form)?.GetValueOrDefault(words.Language) is { } own
            ? new(own.Name, own.Edition, [.. own.Paragraphs])
            : new(
                words["Effect_Name"], NeutralEdition,
                [.. Enumerable.Range(1, NeutralParagraphs).Select(at => words[$"Effect_{form}_{at}"])]);

    /// <summary>One text of effect. A change of its words is another edition.</summary>
    public sealed class EffectOptions
    {
        public string Name { get; set; } = "";

        public int Edition { get; set; } = 1;

        public List<string> Paragraphs { get; set; } = [];
    }
}
