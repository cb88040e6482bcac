using CounterDesk.Domain.Drawing;
using CounterDesk.Web;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>Pictures that a visit keeps, and who may ask for them.</summary>
internal static class SomeProofs
{
    public static Clerk Auditor { get; } = new("demo-0900", "0900", "方慎", "", [DeskRoles.Auditor]);

    public static Guid Party { get; } = Guid.CreateVersion7();

    /// <summary>A photograph that was taken lying on its side.</summary>
    public static PlainImage Picture =>
        ((PictureAnswer.Taken)PlainImage.Read(PhotoForge.Jpeg(orientation: 6))).Image;

    public static ProofStore StoreOf(TestDesk desk) => new(
        desk.Database, desk.Audit, SomeKeys.Ring, desk.Contents, Options.Create(new ProofOptions()),
        new DeskClock(desk.Time));
}
