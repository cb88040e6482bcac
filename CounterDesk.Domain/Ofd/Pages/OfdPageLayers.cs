using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Draws what lies on a page from back to front: templates, layers, annotations (GB/T 33190 7.7).</summary>
internal sealed class OfdPageLayers(
    OfdDrawingJob job, IReadOnlyDictionary<string, OfdTemplate> templates, Transform toPage)
{
    // Templates of templates.
    private const int DeepestTemplate = 4;

    private const string Background = "Background";
    private const string Body = "Body";
    private const string Foreground = "Foreground";

    private readonly OfdObjectDrawing _objects = new(job);
    private readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();

    public ImmutableArray<Mark> Marks => _marks.ToImmutable();

    public void DrawPage(string entry, XElement root) => Draw(entry, root, []);

    /// <summary>Draws the annotations of one file that are to be seen (GB/T 33190 15.2).</summary>
    public void DrawAnnotations(string entry, XElement root)
    {
        foreach (var annotation in root.Elements("Annot").Where(annotation => annotation.Flag("Visible") is not false))
        {
            // A link or the like may have nothing to show.
            if (annotation.Element("Appearance") is not { HasElements: true } appearance)
            {
                continue;
            }

            if (!job.SpendMark())
            {
                return;
            }

            if (appearance.Box("Boundary") is not { } boundary)
            {
                job.Omit(OfdOmission.Annotation);
                continue;
            }

            var move = Transform.Move(boundary.X, boundary.Y);
            var marks = _objects.Draw(appearance, OfdStyle.None(job), new(entry, move.Then(toPage)));
            job.Place(entry, boundary.Through(toPage));
            if (!marks.IsEmpty)
            {
                _marks.Add(new Mark.Group(marks, move));
            }
        }
    }

    private void Draw(string entry, XElement root, ImmutableArray<string> around)
    {
        var layers = root.Elements("Content").Elements("Layer").ToList();
        foreach (var order in (string[])[Background, Body, Foreground])
        {
            foreach (var use in root.Elements("Template"))
            {
                DrawTemplate(use, order, around);
            }

            foreach (var layer in layers.Where(layer => Order((string?)layer.Attribute("Type"), Body) == order))
            {
                _marks.AddRange(_objects.Draw(layer, OfdStyle.None(job).With(layer), new(entry, toPage)));
            }
        }
    }

    private void DrawTemplate(XElement use, string order, ImmutableArray<string> around)
    {
        var template = templates.GetValueOrDefault((string?)use.Attribute("TemplateID") ?? "");
        var ownOrder = Order((string?)use.Attribute("ZOrder"), Order(template?.Order, Background));
        if (ownOrder != order || !job.SpendMark())
        {
            return;
        }

        if (template is null)
        {
            job.Omit(OfdOmission.UnreadableEntry);
        }
        else if (around.Length == DeepestTemplate || around.Contains(template.Entry))
        {
            job.Omit(OfdOmission.TooMuch);
        }
        else if (job.Xml(template.Entry) is { } root)
        {
            job.AddResources(template.Entry, root.Elements("PageRes"));
            Draw(template.Entry, root, around.Add(template.Entry));
        }
    }

    private static string Order(string? text, string otherwise) =>
        text is Background or Body or Foreground ? text : otherwise;
}
