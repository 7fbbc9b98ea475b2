  def weights(self: __torch__.Program) -> List[Tensor]:
    return [
      self.transformer.wte.weight,
      getattr(self.transformer.h, "0").attn.c_attn.weight,
      getattr(self.transformer.h, "0").attn.c_proj.weight,
      getattr(self.transformer.h, "0").mlp.c_fc.weight,
      getattr(self.transformer.h, "0").mlp.c_proj.weight,
      getattr(self.transformer.h, "0").ln_1.weight,
      getattr(self.transformer.h, "0").ln_1.bias,
      getattr(self.transformer.h, "0").attn.c_attn.bias,
      getattr(self.transformer.h, "0").attn.c_proj.bias,
      getattr(self.transformer.h, "0").ln_2.weight,
      getattr(self.transformer.h, "0").ln_2.bias,
      getattr(self.transformer.h, "0").mlp.c_fc.bias,
      getattr(self.transformer.h, "0").mlp.c_proj.bias,
      self.transformer.ln_f.weight,
      self.transformer.ln_f.bias]
  def state(self: __torch__.Program) -> List[Tensor]:
    tensors = [
      self.transformer.wte.weight,
      self.transformer.wpe.weight,
      getattr(self.transformer.h, "0").ln_1.weight,
      getattr(self.transformer.h, "0").ln_1.bias,
      getattr(self.transformer.h, "0").attn.c_attn.weight,
      getattr(self.transformer.h, "0").attn.c_attn.bias,
      getattr(self.transformer.h, "0").attn.c_proj.weight,
      getattr(self.transformer.h, "0").attn.c_proj.bias,
      getattr(self.transformer.h, "0").ln_2.weight,
      getattr(self.transformer.h, "0").ln_2.bias,
      getattr(self.transformer.h, "0").mlp.c_fc.weight,
      getattr(self.transformer.h, "0").mlp.c_fc.bias,
      getattr(self.transformer.h, "0").mlp.c_proj.weight,
      getattr(self.transformer.h, "0").mlp.c_proj.bias,
      self.transformer.ln_f.weight,
      self.transformer.ln_f.bias]
    return torch.append(tensors, self.steps)
  def update(self: __torch__.Program, weights: List[Tensor], gradients: List[Tensor], norm: Tensor, learning_rate: float) -> NoneType:
    torch.add_(self.steps, 1)
    scale = torch.clamp(torch.div(norm, 1.0), 1.)
    for i in range(1):
      weight = weights[torch.add(i, 0)]
      gradient = torch.div(gradients[torch.add(i, 0)], scale)
      torch.add_(gradient, weight, alpha=0.1)
      torch.add_(weight, gradient, alpha=torch.neg(torch.mul(learning_rate, 0.25)))
    for i in range(4):
      weight = weights[torch.add(i, 1)]
      gradient = torch.div(gradients[torch.add(i, 1)], scale)
      torch.add_(gradient, weight, alpha=0.1)
      torch.add_(weight, gradient, alpha=torch.neg(torch.mul(learning_rate, 0.5)))
    for i in range(8):
      weight = weights[torch.add(i, 5)]
      gradient = torch.div(gradients[torch.add(i, 5)], scale)
      torch.add_(gradient, weight, alpha=0.0)
      torch.add_(weight, gradient, alpha=torch.neg(torch.mul(learning_rate, 0.5)))
    for i in range(2):
      weight = weights[torch.add(i, 13)]
      gradient = torch.div(gradients[torch.add(i, 13)], scale)
      torch.add_(gradient, weight, alpha=0.0)
      torch.add_(weight, gradient, alpha=torch.neg(learning_rate))
    return None
