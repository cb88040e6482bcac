using System.Collections.Immutable;

namespace CounterDesk.Web.Visits;

/// <summary>Whether the pages of a license are shown at the desk. If not, its fields are there all the same.</summary>
public abstract record PagesAnswer
{
    private PagesAnswer()
    {
    }

    /// <param name="Pages">The first ones of the file.</param>
    /// <param name="Count">How many it has.</param>
    public sealed record Shown(ImmutableArray<LicensePage> Pages, int Count) : PagesAnswer;

    /// <summary>The source has no file of the license.</summary>
    public sealed record NoFile : PagesAnswer;

    /// <summary>The file is a PDF of which nothing need be hidden: its address serves it as it was verified.</summary>
    public sealed record Pdf : PagesAnswer;

    /// <summary>The file is a PDF, out of which nothing can be taken, and some of its fields are covered.</summary>
    public sealed record PdfWithCovered : PagesAnswer;

    /// <summary>A covered value was not found on the pages, so that it may stand there in a way we do not know.</summary>
    public sealed record CoveredNotFound : PagesAnswer;

    /// <summary>The pages have images, and one may be a photograph that must be covered.</summary>
    public sealed record CoveredPicture : PagesAnswer;

    /// <summary>The license was taken back while it was open.</summary>
    public sealed record TakenBack : PagesAnswer;

    /// <summary>The file cannot be read, or has no pages.</summary>
    public sealed record Unreadable : PagesAnswer;
}
