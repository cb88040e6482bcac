using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>The pages of a license and where its seal is stamped.</summary>
internal sealed record FacePages(ImmutableArray<Picture> Pages, StampPlace Stamp);
