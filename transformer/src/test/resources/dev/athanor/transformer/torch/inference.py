class TransformerWte(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class TransformerWpe(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class TransformerHBlockLn1(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockAttnCAttn(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockAttnCProj(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockAttn(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  c_attn : __torch__.TransformerHBlockAttnCAttn
  c_proj : __torch__.TransformerHBlockAttnCProj

class TransformerHBlockLn2(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockMlpCFc(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockMlpCProj(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockMlp(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  c_fc : __torch__.TransformerHBlockMlpCFc
  c_proj : __torch__.TransformerHBlockMlpCProj

class TransformerHBlock(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  ln_1 : __torch__.TransformerHBlockLn1
  attn : __torch__.TransformerHBlockAttn
  ln_2 : __torch__.TransformerHBlockLn2
  mlp : __torch__.TransformerHBlockMlp

class TransformerH(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.TransformerHBlock

class TransformerLnF(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class Transformer(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  wte : __torch__.TransformerWte
  wpe : __torch__.TransformerWpe
  h : __torch__.TransformerH
  ln_f : __torch__.TransformerLnF

class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  transformer : __torch__.Transformer
  vocabulary_size : int
  context_length : int
  def scores(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    wte = torch.embedding(self.transformer.wte.weight, tokens)
    wpe = torch.slice(self.transformer.wpe.weight, 0, 0, time)
    x = torch.flatten(torch.add(wte, wpe), 0, 1)
    x_2 = torch.dropout(x, 0.1, training)
    h0 = getattr(self.transformer.h, "0")
    h0_ln_1 = torch.layer_norm(x_2, [16], h0.ln_1.weight, h0.ln_1.bias, 1.0E-5)
    h0_attn_c_attn = torch.addmm(h0.attn.c_attn.bias, h0_ln_1, h0.attn.c_attn.weight)
    h0_packed = torch.permute(torch.view(h0_attn_c_attn, [batch, time, 3, 2, 8]), [2, 0, 3, 1, 4])
    h0_q, h0_k, h0_v, = torch.unbind(h0_packed, 0)
    h0_heads = torch.scaled_dot_product_attention(h0_q, h0_k, h0_v, None, (0.1 if training else 0.), True)
    h0_attended = torch.reshape(torch.transpose(h0_heads, 1, 2), [-1, 16])
    h0_attn_c_proj = torch.addmm(h0.attn.c_proj.bias, h0_attended, h0.attn.c_proj.weight)
    h0_attn_c_proj_2 = torch.dropout(h0_attn_c_proj, 0.1, training)
    x_3 = torch.add(x_2, h0_attn_c_proj_2)
    h0_ln_2 = torch.layer_norm(x_3, [16], h0.ln_2.weight, h0.ln_2.bias, 1.0E-5)
    h0_mlp_c_fc = torch.addmm(h0.mlp.c_fc.bias, h0_ln_2, h0.mlp.c_fc.weight)
    gelu = torch.gelu(h0_mlp_c_fc, approximate="tanh")
    h0_mlp_c_proj = torch.addmm(h0.mlp.c_proj.bias, gelu, h0.mlp.c_proj.weight)
    h0_mlp_c_proj_2 = torch.dropout(h0_mlp_c_proj, 0.1, training)
    x_4 = torch.add(x_3, h0_mlp_c_proj_2)
    ln_f = torch.layer_norm(x_4, [16], self.transformer.ln_f.weight, self.transformer.ln_f.bias, 1.0E-5)
    logits = torch.mm(ln_f, torch.t(self.transformer.wte.weight))
    return logits
  def forward(self: __torch__.Program, tokens: Tensor) -> Tensor:
    logits = (self).scores(tokens, False)
    return torch.view(logits, [torch.size(tokens, 0), torch.size(tokens, 1), -1])
