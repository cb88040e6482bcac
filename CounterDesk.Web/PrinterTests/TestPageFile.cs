using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Web.PrinterTests;

/// <summary>
/// A test page as a file. Where a character of a name has no shape there is none, and <paramref name="Missing"/> says so.
/// </summary>
public sealed record TestPageFile(byte[]? Pdf, ImmutableArray<MissingGlyph> Missing);
